import type { ArrivalKind } from '@/lib/setup/arrivals';
import type { RenewalStage } from '@/lib/token/renewal';

const passed = (count: number) => `${count} passed`;
const warnings = (count: number) => (count === 0 ? '' : `, ${count} ${count === 1 ? 'warning' : 'warnings'}`);

const kinds: Readonly<Record<ArrivalKind, string>> = {
  created: 'A user was created in Webex',
  linked: 'A user of Webex was linked',
  updated: 'A user was updated in Webex',
  deactivated: 'A user was deactivated in Webex',
  reactivated: 'A user was made active again in Webex',
};

/** What the renewal of a token says in its stages. Between asterisks stand the labels of other products, or values. */
export const renewalWords = {
  title: 'Renew the token',
  doneTitle: 'The token is renewed',
  back: 'Token',
  lead: {
    beside: 'A new token is made beside the old one. Onramp goes on with the old one until the end, Okta until you save the new one there.',
    died: 'The old token has ended. Okta works again as soon as it holds the new one.',
    notKept: 'The old token is not kept here. If it still works, Okta goes on with its copy until you save the new one there.',
    inUse: 'The new token is in use here already. Give it to Okta as well.',
    done: 'Onramp works with the new token. Its copy of the old one is deleted.',
  },
  about: 'About five minutes. You can leave at any stage and come back on any device.',
  start: 'Start the renewal',
  startedBy: (name: string) => `Begun by ${name}`,
  list: 'Stages of the renewal',
  names: {
    capture: 'Sign in again',
    prove: 'Ask Webex with the new token',
    'hand-over': 'Give Okta the new token',
    alive: 'Wait for a sign of life',
    finish: 'Retire the old token',
  } satisfies Record<RenewalStage, string>,
  before: {
    capture: 'In a private window, as full administrator. This makes the new token.',
    prove: 'The same checks as in step 5 of the setup, with the new token.',
    'hand-over': 'Paste it in Okta, test it there and save.',
    alive: 'The first change that Okta makes afterwards.',
    finish: 'The new token takes its place here.',
  } satisfies Record<RenewalStage, string>,
  /** What a stage came to. */
  after: {
    token: (fingerprint: string) => `Token *${fingerprint}*`,
    of: (account: string) => `, of ${account}`,
    checks: (pass: number, warn: number) => `${passed(pass)}${warnings(warn)}`,
    handedOver: (name: string) => `Tested and saved in Okta, as ${name} confirmed`,
    word: (name: string) => `Okta works, as ${name} checked`,
    change: kinds,
  },
  /** For people who use a screen reader, when a stage begins by itself. */
  spoken: {
    capture: 'A new token is wanted.',
    prove: 'The new token arrived. Onramp asks Webex with it.',
    'hand-over': 'The new token passed the checks. Give it to Okta.',
    alive: 'Onramp waits for a sign of life.',
    finish: 'Okta works. The old token can be retired.',
  } satisfies Record<RenewalStage, string>,
  capture: {
    keep: 'Keep the new token from before',
    again: 'Sign in once more',
  },
  prove: {
    failed: 'The new token does not pass',
    failedText:
      'It is not given to Okta like this. What failed is the first row below. Run the checks again when the cause is gone, or sign in with another account.',
    unproven: 'What Okta needs could not be asked',
    unprovenText: 'Nothing failed. Run the checks again.',
    interrupted: 'The checks stopped half way',
    interruptedText: 'Onramp was stopped while they ran. Run them again.',
    run: 'Run the checks again',
    shown: 'Show the checks',
  },
  handOver: {
    goTo: 'Go to this place',
    open: 'Open *Integration* and select *Edit*. The box *Enable API integration* stays ticked.',
    organization: 'Compare *Organization ID*. It does not change.',
    token: 'Paste into *API Token*, in the place of the old one, without the word Bearer before it.',
    relay: 'Somebody else looks after Okta? Make a link for them',
    which: 'This is the new token. The page Token shows the one that is still in use here.',
    test: 'Select *Test API Credentials*. Okta answers “Webex was verified successfully”. Then select *Save*.',
    confirm: 'Okta tested and saved it',
    note: 'Counts as confirmed by you. If Okta saved nothing, it goes on with the old token.',
    error: 'Okta shows an error',
    hideError: 'Close',
    noId: 'Not set',
  },
  alive: {
    waiting: 'Waiting for the first change since',
    paused: 'The watch is paused',
    failed: 'The watch stopped',
    text: 'Every few seconds Onramp asks Webex who was changed. Users of other sources than Okta do not count.',
    act: 'Let Okta do something: assign a person, or change the title of one who is assigned.',
    look: 'If nothing is to be changed, look in Okta under *Dashboard*, *Tasks*: no new “Unauthorized” since you saved.',
    honest: 'Webex does not say which token a change was made with. What is known: Okta saved the new one, and then a change arrived.',
    resume: 'Go on watching',
    word: 'Okta works, I checked',
    wordNote: 'Counts as confirmed by you.',
    since: 'Changes since it was saved',
  },
  finish: {
    text: (fingerprint: string) => `Onramp uses the new token from then on, and deletes its copy of the old one, *${fingerprint}*.`,
    until: 'Webex is not told: this client may not revoke tokens. Whoever still has the old one can use it until',
    untilUnknown: 'Webex is not told: this client may not revoke tokens. When the old one ends is not known.',
    died: 'The new token is in use here already: there was no old one to keep beside it.',
    action: 'Retire the old token',
    actionDied: 'Finish the renewal',
  },
  giveUp: {
    open: 'Give up this renewal',
    title: 'Give up this renewal?',
    none: 'No new token came yet. The one in use stays as it is.',
    waiting: 'The new token is deleted here. The old one stays in use, in Okta as well.',
    handedOver:
      'You confirmed that Okta holds the new token. Onramp would forget that one and go on with the old one, so the two would no longer use the same. Keep the new one instead, unless you put the old one back in Okta.',
    died: 'The new token stays in use here: there is no old one to go back to. Only the stages are closed.',
    confirm: 'Give up',
    keepNew: 'Keep the new token instead',
    goOn: 'Go on with the renewal',
  },
  done: {
    text: 'Okta and Onramp use the new token.',
    calendar: 'A calendar file that you saved rings for the old token. Save a new one on the page Token.',
    toToken: 'See the new token',
  },
  /** In other places, while a renewal is open. */
  notice: {
    title: 'The token is being renewed',
    stage: (stage: number, of: number) => `Stage ${stage} of ${of} is open.`,
    old: 'Until the end, what you see here is about the old token.',
    goOn: 'Continue the renewal',
  },
} as const;
