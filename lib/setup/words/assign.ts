import type { ArrivalKind } from '@/lib/setup/arrivals';

/** What step 8 says while users arrive. */
export const assignWords = {
  title: 'Arrivals',
  start: 'Watch for arrivals',
  stop: 'Stop watching',
  resume: 'Go on watching',
  finish: 'Finish',
  finishNote: 'You need not wait for all of them. The watch goes on while this page is open.',
  waitFor: 'Opens when the first user has arrived, or you say that they are assigned.',
  needsToken: { what: 'There is no token to watch with', why: 'Arrivals are read from Webex with the token of step 4.' },
  before: 'Onramp reads who is there now, then asks Webex every few seconds what changed.',
  starting: 'Reading who is there already',
  watching: 'Watching. Nobody has arrived yet',
  paused: 'The watch is paused',
  pausedText: 'Nobody looked for a while, so Onramp stopped asking Webex. What arrives meanwhile is found when you go on.',
  failed: 'Webex does not answer this watch',
  slower: 'Webex could not be asked just now. Onramp goes on trying.',
  /** How many different users were seen. */
  arrived: (users: number) => (users === 1 ? '1 user has arrived' : `${users.toLocaleString('en')} users have arrived`),
  changed: (users: number) => (users === 1 ? '1 user was changed' : `${users.toLocaleString('en')} users were changed`),
  asked: (seconds: number) => (seconds < 1 ? 'asked Webex just now' : `asked Webex ${seconds} s ago`),
  next: (seconds: number) => `asks again in ${seconds} s`,
  baseline: (total: number, known: number) =>
    known < total
      ? `${total.toLocaleString('en')} users at the start. The ${known.toLocaleString('en')} changed last were read; of others, only what happens now is known.`
      : `${total.toLocaleString('en')} users at the start.`,
  list: 'Users, newest first',
  more: (count: number) => `${count.toLocaleString('en')} earlier changes are not listed here.`,
  none: 'No licence',
  licences: (count: number) => (count === 1 ? '1 licence' : `${count} licences`),
  unknownLicences: 'Licences not known',
  unverified: 'Domain not verified',
  kinds: {
    created: 'Created',
    linked: 'Linked',
    updated: 'Updated',
    deactivated: 'Deactivated',
    reactivated: 'Active again',
  } as const satisfies Record<ArrivalKind, string>,
  first: {
    title: (name: string) => `Your first user arrived: ${name}`,
    text: 'Okta holds the right Organization ID and a working token. Step 6 is verified now.',
  },
  unlicensed: {
    title: (users: number) => (users === 1 ? 'One user arrived without a licence' : `${users} users arrived without a licence`),
    text: 'Perhaps no licence template covers them, no licence is left, or they were in Webex before the template. Others may arrive alike.',
    action: 'How to set up a template',
  },
  domain: {
    title: (users: number) => (users === 1 ? 'One user has an unverified e-mail domain' : `${users} users have unverified e-mail domains`),
    text: 'Webex marks them as transient. Verify every domain in use, your own first.',
    action: 'How to verify domains',
  },
  proofs: {
    title: 'What this proves',
    credentials: {
      yes: 'Okta holds the right ID and token: step 6 is verified, not just confirmed.',
      no: 'That Okta holds the right ID and token is not proven yet.',
    },
    create: { yes: 'Create Users works.', no: 'Create Users is not proven until the first user arrives.' },
    update: { yes: 'Update User Attributes works.', no: 'Update is not proven until a value changes in Okta.' },
    deactivate: { yes: 'Deactivate Users works.', no: 'Deactivate is not proven until the first person is unassigned.' },
    reactivate: { yes: 'Assigning again makes a user active again.', no: 'That assigning again makes a user active is not proven yet.' },
  },
  spoken: {
    started: 'Watching for arrivals.',
    first: (name: string) => `Your first user arrived: ${name}.`,
    change: (name: string, kind: string) => `${name}: ${kind}.`,
    many: (count: number) => `${count} changes.`,
  },
} as const;
