/** What step 6 says around Okta’s form. */
export const configureOktaWords = {
  showsError: 'Okta shows an error',
  hideError: 'Close',
  relay: 'Somebody else looks after Okta? Make a link for them',
  notKeeping: 'Do not keep the token here',
  missing: {
    organization: { what: 'The Organization ID is missing', why: 'Okta asks for it in its first field.' },
    token: { what: 'There is no token yet', why: 'Okta asks for it in the field API Token.' },
    expired: { what: 'The token has expired', why: 'Okta would refuse it. Sign in again to get a new one.' },
  },
  older: {
    title: 'Okta holds an older token',
    text: 'You confirmed this step with another token. Paste the new one: open Provisioning, Integration, Edit. Test it and save.',
  },
} as const;
