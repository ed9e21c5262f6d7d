import 'server-only';

/** What a backup holds, in an order in which no row comes before one that it refers to. */
export const backedUpTables: readonly string[] = [
  'meta',
  'members',
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

/**
 * What it leaves out on purpose. Nobody shall be signed in, and no sign-in link or relay link be open, because a backup was restored. What is kept of users are
 * other people's names: whoever turns it off shall not find it in old files, and a crawl brings it back.
 */
export const leftOutTables: readonly string[] = [
  'sessions',
  'session_proofs',
  'authorizations',
  'snapshots',
  'crawls',
  'snapshot_users',
  'snapshot_resources',
  'user_changes',
  'snapshot_totals',
  'rates',
  'relay_links',
  'relay_parcels',
];
