import type { StepId } from '@/lib/setup/steps';

/** The labels to select in Okta, step by step, as they are spelled there. */
export const oktaPaths: Readonly<Partial<Record<StepId, readonly string[]>>> = {
  'add-app': ['Applications', 'Browse App Catalog', 'Cisco Webex'],
  'configure-okta': ['Applications', 'Cisco Webex', 'Provisioning'],
  'choose-sync': ['Applications', 'Cisco Webex', 'Provisioning', 'To App'],
  assign: ['Applications', 'Cisco Webex', 'Assignments'],
};

/** “about 30 seconds” */
export function durationWords(seconds: number): string {
  if (seconds === 60) return 'about 1 minute';
  return seconds <= 90 ? `about ${seconds} seconds` : `about ${Math.round(seconds / 60)} minutes`;
}
