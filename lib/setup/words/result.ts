/** What the last page and the change record say. */
export const resultWords = {
  tab: 'Result',
  title: { done: 'Users flow from Okta into Webex', open: 'Not finished yet' },
  lead: {
    done: 'Every step is verified by Onramp or confirmed by you. Which of the two stands beside each.',
    open: (count: number) => (count === 1 ? 'One step is still open.' : `${count} steps are still open.`),
  },
  counts: (verified: number, stated: number) => `${verified} verified by Onramp, ${stated} confirmed by you`,
  steps: 'The eight steps',
  off: {
    title: 'What is still off',
    none: 'Nothing that Onramp can see. What only you can know is marked as your word above.',
    noLicence: (users: number) => ({
      title: users === 1 ? 'One arrived user has no licence' : `${users} arrived users have no licence`,
      text: 'Set up a licence template for those who come, and license these by hand in Control Hub.',
    }),
    unverified: (users: number) => ({
      title: users === 1 ? 'One arrived user has an unverified e-mail domain' : `${users} arrived users have unverified e-mail domains`,
      text: 'Verify the domain in Control Hub.',
    }),
    box: (name: string) => `${name} is off in Okta, as you said`,
    noDeactivate: 'People who leave keep their Webex account until you turn it on.',
    noUpdate: 'New names and titles stay in Okta until you turn it on.',
    noCreate: 'Nobody new arrives until you turn it on.',
    expiryUnknown: {
      title: 'When the token ends is not known',
      text: 'Webex named no time. State it on the Token page if you know it, or look for “Unauthorized” under Tasks in Okta.',
    },
    expired: {
      title: 'The token has expired',
      text: 'Okta can no longer create or deactivate users in Webex. Get a new one in step 4 and paste it in step 6.',
    },
    stale: { title: 'The checks are out of date', text: 'An input changed since, or a day has passed. Run them again in step 5.' },
    noArrival: { title: 'No user has been seen to arrive', text: 'That Okta writes into Webex is not proven until one does.' },
  },
  token: 'Token',
  tokenEnds: 'The token ends',
  tokenUnknown: 'Not known',
  noToken: 'No token yet',
  record: {
    title: 'Change record',
    text: 'For your change ticket: who did what and when, which checks passed, when the token ends. No secret is in it.',
    save: 'Save as a text file',
    print: 'Print',
  },
  next: { title: 'Next', users: 'See all users', token: 'Look at the token’s life' },
} as const;
