import type { StepId } from '@/lib/setup/steps';

/** The labels to select in Okta, step by step, as they are spelled there. */
export const oktaPaths: Readonly<Partial<Record<StepId, readonly string[]>>> = {
  'add-app': ['Applications', 'Browse App Catalog', 'Cisco Webex'],
  'configure-okta': ['Applications', 'Cisco Webex', 'Provisioning'],
  'choose-sync': ['Applications', 'Cisco Webex', 'Provisioning', 'To App'],
  assign: ['Applications', 'Cisco Webex', 'Assignments'],
};

/** The labels in the orders, a longer one before a shorter one that it contains. */
const labels = [
  'Cisco Webex Meetings',
  'Configure API Integration',
  'Enable API Integration',
  'Update User Attributes',
  'Test API Credentials',
  'Browse App Catalog',
  'Assign to Groups',
  'Assign to People',
  'Deactivate Users',
  'Add Application',
  'Add Integration',
  'Organization ID',
  'Create Users',
  'Applications',
  'Provisioning',
  'Assignments',
  'Cisco Webex',
  'API Token',
  'Settings',
  'Assign',
  'To App',
  'Done',
  'Edit',
  'Save',
];
const label = new RegExp(`\\b(${labels.join('|')})\\b`);

/** An order in parts; every second one is a label of Okta. */
export const toParts = (order: string): readonly string[] => order.split(label);

/** “about 30 seconds” */
export function durationWords(seconds: number): string {
  if (seconds === 60) return 'about 1 minute';
  return seconds <= 90 ? `about ${seconds} seconds` : `about ${Math.round(seconds / 60)} minutes`;
}
