import type { RelayHours, RelayLink, RelayPurpose } from './link';

/** What an admin reads who makes a link for somebody else. */
export const relayWords = {
  text: {
    webex:
      'Whoever opens the link sees the organization, signs in to Webex for it, and hands the token over. Nothing else of Onramp opens.',
    okta: 'Whoever opens the link sees the Organization ID and, once, the token. Nothing else of Onramp opens.',
  } satisfies Record<RelayPurpose, string>,
  sealed:
    'This browser encrypts the token; the key is in the link alone, so this server cannot read it. Making the link is recorded with your name, as copying the token is.',
  lives: 'The link works for',
  hours: { 1: '1 hour', 24: '24 hours', 72: '3 days' } satisfies Record<RelayHours, string>,
  make: 'Make the link',
  another: 'Make another link',
  label: {
    webex: 'Link for the Webex administrator',
    okta: 'Link for the Okta administrator',
  } satisfies Record<RelayPurpose, string>,
  once: 'Copy it now: it is shown this once and kept nowhere. Send it to that person alone, in a way that only they can read.',
  onlyHere: 'This Onramp answers on this machine only, so the link opens on this machine only.',
  list: 'Links that were made',
  none: 'None was made. Step 4 and step 6 of the guide offer to make one, for an administrator who is somebody else.',
  purpose: { webex: 'For the Webex administrator', okta: 'For the Okta administrator' } satisfies Record<RelayPurpose, string>,
  status: { open: 'Open', used: 'Used', expired: 'Expired', revoked: 'Revoked' } satisfies Record<RelayLink['status'], string>,
  by: 'Made by',
  until: 'Works until',
  opened: 'First opened',
  used: { webex: 'Token handed over', okta: 'Token read' } satisfies Record<RelayPurpose, string>,
  from: 'from',
  notOpened: 'Not opened yet',
  revoke: 'Revoke',
} as const;
