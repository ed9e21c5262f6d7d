/** What forgetting a token means, before and after. */
export const forgetWords = {
  title: 'Forget this token',
  text: 'Deletes it on this server, at once and for good. Okta keeps its copy and keeps syncing.',
  lost: {
    title: 'What ends',
    items: ['Checks, also those that run by themselves', 'Users live from Webex, and new snapshots', 'Watching users arrive'],
  },
  stays: {
    title: 'What stays',
    items: [
      'The countdown and the reminders',
      'Organization, fingerprint and end of the token',
      'A snapshot of users, if one is kept, until it is deleted',
      'Marks that were earned, out of date after a day',
    ],
  },
  field: 'First four characters of the fingerprint',
  notYet: 'Type the four characters to confirm.',
  action: 'Forget token',
  short: 'Not kept here. Asking Webex needs a new token.',
} as const;
