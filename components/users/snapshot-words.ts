import { counted } from '@/lib/counted';

/** What an admin reads before and after turning the snapshot on and off. */
export const snapshotWords = {
  offer: {
    title: 'Keep a snapshot of all users?',
    why: 'Webex finds users by the start of their e-mail address only. A snapshot finds any part of a name, e-mail address, title or externalId, filters, counts, and shows what changed.',
    needed: (what: string) => `${what} needs the snapshot, which is off. Your search stays as it is.`,
    facts: [
      ['What', 'Every user as Webex sends it: names, e-mail addresses, phone numbers, titles, status and licences. It is personal data.'],
      ['Where', 'In Onramp’s own database, unsealed, because it is searched: whoever can read the database can read it.'],
      [
        'How long',
        'While it is on. Each reading replaces the one before; what changed between them stays as history, for as long as ONRAMP_HISTORY_MONTHS says.',
      ],
      ['How to delete', 'Turn it off here: users and their history are deleted from the database at once. A backup never holds them.'],
    ],
    action: 'Turn on the snapshot',
  },
  off: {
    title: 'Turn off the snapshot?',
    text: (users: number | null) =>
      `Deleted at once: ${users === null ? 'the users read so far' : `the copy of ${counted(users, 'user')}`} and the history of their changes. Webex, Okta and the Activity list stay as they are.`,
    action: 'Turn off and delete',
    keep: 'Keep it',
  },
} as const;
