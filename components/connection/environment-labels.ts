import type { EnvironmentName } from '@/lib/webex/environments';

/** The environments as people call them. */
export const environmentLabels = {
  commercial: 'Commercial',
  government: 'Government',
  sandbox: 'Sandbox',
} as const satisfies Record<EnvironmentName, string>;
