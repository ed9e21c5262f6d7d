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
  privateWindow: 'Open a private window',
  signIn: {
    order: 'Paste the link and sign in',
    role: 'Use an account with the role *Full administrator*.',
    government: 'The account must be one of Webex for Government.',
  },
  relay: 'The Webex administrator is somebody else? Make a link for them',
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
  },
  kept: {
    title: 'The token that is kept until then',
    titleGone: 'The token from before, not kept here',
    another: 'Use another account',
    anew: 'Get a new token',
    keep: 'Keep the token from before',
    goOn: 'Continue to Verify',
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
