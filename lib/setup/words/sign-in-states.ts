/** What step 4 says once a sign-in was begun. Apart, because most of it is not needed when the step is opened. */
export const signInWords = {
  waiting: {
    label: 'Sign-in',
    title: 'Waiting for Webex',
    text: {
      reached: 'You can leave this window open; it goes on by itself.',
      unknown: 'Leave this window open. It goes on when the token arrives, or when you paste the address below.',
      elsewhere: 'Leave this window open. It goes on when you paste the address of the error page below.',
    },
    until: 'The link works until',
    ending: 'It ends in less than two minutes.',
    since: 'Waiting since',
    link: 'Sign-in link',
    linkGone: 'The link is shown only in the window where it was made. Copy a new one here; the old one then stops working.',
    copyAgain: 'Copy the link again',
    startOver: 'Start over',
  },
  refused: {
    /** Both organizations in short. */
    mismatch: (token: string, step: string) =>
      `The token belongs to *${token}*; step 3 holds *${step}*. Okta would fill the wrong company, so the token was thrown away.`,
    answered: (error: string) => `Webex answered *${error}*.`,
    copyNew: 'Copy a new sign-in link',
    changeId: 'Change the ID in step 3',
  },
  received: {
    title: 'The token arrived',
    text: 'It is sealed. Onramp asks Webex whose it is.',
    problem: 'The token arrived, but Webex has not said whose it is',
    problemText: 'It is sealed and kept. Nothing is lost; ask again when the cause below is gone.',
    again: 'Try again',
  },
} as const;
