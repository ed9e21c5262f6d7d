/** What step 4 says of the token that it received. */
export const tokenFactsWords = {
  token: 'Token',
  fingerprint: 'Its keyed fingerprint',
  signedInAs: 'Signed in as',
  roleLater: 'Role checked in step 5',
  validUntil: 'Valid until',
  scopes: 'Asked to do',
  storage: 'Kept',
  encrypted: 'Encrypted on this server',
  gone: 'Not kept here',
  forget: 'Forget',
  notKnown: 'Not known',
  expiry: {
    tokenExpiry: 'The date is the one that Webex keeps for this token (tokenExpiry).',
    /** In seconds, as received. */
    expires_in: (seconds: number | null) =>
      `The date comes from *expires_in=${seconds}* in Webex’s own answer. If Webex grants less than a year, you see that number here.`,
    stated: 'The date is the one that you stated. As soon as Webex names one, that one counts.',
    none: 'Webex gave no time with this token, so nothing is assumed. Step 5 asks for it again.',
  },
} as const;
