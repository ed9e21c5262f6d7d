import 'server-only';

/** What a backup holds, in an order in which no row comes before one that it refers to. */
export const backedUpTables: readonly string[] = [
  'meta',
  'connections',
  'statements',
  'credentials',
  'check_runs',
  'arrival_watches',
  'arrival_users',
  'arrivals',
  'audit',
  'renewals',
  'connection_health',
  'channels',
  'notices',
];

/** What it leaves out on purpose: nobody shall be signed in, and no sign-in link be open, because a backup was restored. */
export const leftOutTables: readonly string[] = ['sessions', 'authorizations'];
