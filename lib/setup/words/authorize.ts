import type { EnvironmentName } from '@/lib/webex/environments';

/** The address that Webex leads to, without its scheme: as people read it. */
const callback = 'localhost:3000/auth/code';

/** What step 4 says in each of its states. Between asterisks stands what is set apart: a label, an address or a value. */
export const authorizeWords = {
  needsId: {
    what: 'The Organization ID is missing',
    why: 'A sign-in link is bound to one organization, and step 3 has none yet.',
    button: 'Needs the Organization ID of step 3.',
  },
  lapsed: { title: 'The sign-in link is too old', text: 'A link lives ten minutes and this one was not used. Copy a new one.' },
  copy: {
    order: 'Copy the sign-in link',
    action: 'Copy sign-in link',
    /** `host` with its port, when it has one. */
    leadsTo: {
      commercial: (host: string) => `The link leads to *${host}*, the sign-in of Webex.`,
      government: (host: string) => `The link leads to *${host}*, the sign-in of Webex for Government.`,
      sandbox: (host: string) => `The link leads to *${host}*, the sandbox’s own sign-in. Nothing there is real.`,
    } satisfies Record<EnvironmentName, (host: string) => string>,
    once: 'It works once, for ten minutes. Do not open it here: it must open in another window.',
    refused: 'This browser does not let the page copy. The link is shown for selecting as soon as it is made.',
    refusedHere: 'This browser does not let the page copy. Select the link and copy it yourself.',
    spoken: 'Sign-in link copied. Waiting for Webex.',
  },
  privateWindow: {
    order: 'Open a private window',
    why: 'A normal window may already be signed in as someone with fewer rights. The token would then be unable to create users.',
    others: 'Another browser',
    browsers: {
      'chrome-apple': 'Chrome or Edge on macOS',
      chrome: 'Chrome or Edge on Windows and Linux',
      'firefox-apple': 'Firefox on macOS',
      firefox: 'Firefox on Windows and Linux',
      'safari-apple': 'Safari',
    },
  },
  signIn: {
    order: 'Paste the link and sign in',
    role: 'Use an account with the role *Full administrator*.',
    government: 'The account must be one of Webex for Government.',
  },
  reached: `This browser reaches Onramp at *${callback}*, so the token will arrive by itself.`,
  elsewhere: {
    title: 'You will see an error page. That is expected.',
    text: `After the sign-in, Webex leads the browser to *${callback}* on your own machine, always. This Onramp runs elsewhere, so it does not answer there. The token is in the address of that page: you paste it here.`,
  },
  paste: {
    folded: 'I was shown an error page instead: paste the address',
    order: 'Paste the address of the error page',
    unknown: {
      title: 'If you are shown an error page',
      text: `Webex leads the browser to *${callback}*. This page is open at another address, so whether the token arrives by itself is not known. If it does not, paste the address of that page.`,
    },
    label: 'Address of that page',
    action: 'Use this address',
    hint: {
      reached:
        '“This site can’t be reached” is normal when Onramp runs on another machine. The address still holds the token. Copy all of it; this field hides what you paste.',
      unknown:
        '“This site can’t be reached” or another page: its address holds the token. Copy all of it; this field hides what you paste.',
      elsewhere: 'Whatever that page shows, its address holds the token. Copy all of it; this field hides what you paste.',
    },
  },
  waiting: {
    label: 'Sign-in',
    title: 'Waiting for Webex',
    text: {
      reached: 'You can leave this window open; the guide moves on by itself.',
      unknown: 'Leave this window open. The guide moves on when the token arrives, or when you paste the address below.',
      elsewhere: 'Leave this window open. The guide moves on when you paste the address of the error page below.',
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
  kept: {
    title: 'The token that is kept until then',
    another: 'Use another account',
    keep: 'Keep the token from before',
    goOn: 'Continue to Verify',
  },
  facts: {
    token: 'Token',
    fingerprint: 'Its keyed fingerprint',
    signedInAs: 'Signed in as',
    roleLater: 'Role checked in step 5',
    validUntil: 'Valid until',
    scopes: 'Asked to do',
    storage: 'Kept',
    encrypted: 'Encrypted on this server',
    forget: 'Forget',
    notKnown: 'Not known',
    expiry: {
      tokenExpiry: 'The date is the one that Webex keeps for this token (tokenExpiry).',
      /** In seconds, as received. */
      expires_in: (seconds: number | null) =>
        `The date comes from *expires_in=${seconds}* in Webex’s own answer. If Webex grants less than a year, you see that number here.`,
      none: 'Webex gave no time with this token, so nothing is assumed. Step 5 asks for it again.',
    },
  },
  /** For people who use a screen reader, when a state begins. */
  spoken: {
    waiting: 'Waiting for Webex.',
    ending: 'The sign-in link ends in less than two minutes.',
    lapsed: 'The sign-in link is too old. Copy a new one.',
    received: 'The token arrived. Onramp asks Webex whose it is.',
    active: 'Webex handed over the token. The guide moves on to step 5, Verify.',
  },
} as const;
