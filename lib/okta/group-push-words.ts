import { sources } from './mapping-sources';

/** What becomes of groups between Okta and Webex. */
export const groupPushWords = {
  title: 'How groups come here from Okta',
  scim2:
    'Groups are chosen on the Push Groups tab of the Cisco Webex app in Okta. Only members who are assigned to the app travel with a group.',
  classic: 'The classic app sends users alone. The app that uses SCIM 2.0 has a Push Groups tab.',
  unknown: 'The edition of the Okta app is not known yet; step 5 finds it.',
  onramp: 'Onramp reads groups and never changes them.',
  licences: 'A licence template of Control Hub may be set for a group: members who are new to Webex then get its licences.',
  source: sources.groupPush,
} as const;
