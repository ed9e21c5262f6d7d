import type { CheckId } from '@/lib/setup/check';

/** What a rung is about, while its answer is not known yet. */
export const checkSubjects = {
  host: 'Reaching Webex',
  tls: 'Secure connection',
  token: 'Token',
  'not-personal': 'Kind of account',
  environment: 'Environment',
  organization: 'Organization',
  role: 'Administrator role',
  expiry: 'Expiry',
  scim: 'Users over SCIM',
  'second-page': 'Second page of users',
  source: 'Where users come from',
  licences: 'Licences',
  latency: 'Response time',
} as const satisfies Record<CheckId, string>;
