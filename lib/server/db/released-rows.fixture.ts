/** The key of these made-up databases, in base64: what is sealed below was sealed with it, once, and must open for ever. */
export const releasedKey = 'cmVsZWFzZWRyZWxlYXNlZHJlbGVhc2VkcmVsZWFzZWQ=';

/** What the sealed token and the sealed webhook below hold. */
export const releasedToken = 'made-up-token-1';
export const releasedWebhook = 'https://hooks.example.com/onramp';

type Value = string | number | null;
type Row = Readonly<Record<string, Value>>;

const id = (kind: string, number: number) => `00000000-0000-4000-8000-0000000000${kind}${number}`;
const [one, two] = [id('0', 1), id('0', 2)];
const organization = id('a', 1);
const at = 1_790_000_000_000;

/**
 * Rows of every table, in an order in which none comes before one that it refers to. A table, or a column, that a step adds is added here;
 * a database of an earlier step holds what was there by then. Columns that the database numbers by itself are left out.
 */
export const releasedRows: Readonly<Record<string, readonly Row[]>> = {
  meta: [
    { key: 'canary', value: 'v1.e4c0d758.JbLdKJzXF0g1e0zc.ixIVFrm3FLW6zaHlX-jhKNbEkV-OdPwe6DEUz2jg6lHRgBK1uWUPnvlwFBc' },
    {
      key: 'fingerprint-key',
      value: 'v1.e4c0d758.aPZltnuXoZRkYdaK.Rlhd8zgLphKgWi5AEyKaBJwFqkGCawECiLleStLZGJwXxyGYeRHkrcTlRFMA99rJaaIV4mln5HBFYRui',
    },
  ],
  members: [
    {
      id: id('d', 1),
      issuer: 'https://acme.okta.com',
      subject: '00u1',
      email: 'zoe@example.com',
      name: 'Zoë O’Hara',
      role: 'operator',
      created_at: at,
      seen_at: at + 1,
      removed_at: null,
    },
  ],
  sessions: [
    {
      id_hash: 'b'.repeat(64),
      subject: 'Zoë O’Hara',
      created_at: at,
      last_seen_at: at + 1,
      expires_at: at + 2,
      ended_at: null,
      member_id: id('d', 1),
      origin: '192.0.2.7',
      provable_until: null,
    },
  ],
  session_proofs: [{ session_hash: 'b'.repeat(64), proof_hash: 'c'.repeat(64), proven_at: at }],
  connections: [
    {
      id: one,
      name: "“Acme”, 東京 & co; it's",
      environment: 'sandbox',
      organization_id: organization,
      edition: 'scim2',
      stated_edition: 'scim2',
      created_by: 'Zoë O’Hara',
      created_at: at,
      updated_at: at + 5,
    },
    {
      id: two,
      name: null,
      environment: 'commercial',
      organization_id: null,
      edition: null,
      stated_edition: null,
      created_by: 'Ada',
      created_at: at + 9,
      updated_at: at + 9,
    },
  ],
  statements: [
    { connection_id: one, step: 'okta-tested', stated_by: 'Ada', stated_at: at + 10 },
    { connection_id: two, step: 'full-admin', stated_by: 'Zoë O’Hara', stated_at: at + 11 },
  ],
  authorizations: [
    {
      id: id('b', 1),
      connection_id: one,
      session_hash: 'b'.repeat(64),
      state_hash: 'c'.repeat(64),
      environment: 'sandbox',
      organization_id: organization,
      issued_by: 'Ada',
      issued_at: at + 12,
      expires_at: at + 600_012,
      consumed_at: at + 13,
      outcome: 'deposited',
      token_organization_id: organization,
      oauth_error: null,
    },
  ],
  credentials: [
    {
      id: id('c', 1),
      connection_id: one,
      authorization_id: id('b', 1),
      environment: 'sandbox',
      status: 'active',
      sealed: 'v1.e4c0d758.enqBZ4IpDXkZoOh9.t3gwsgJauUOjBkSRflzHtSpkRK15icdMNIgewDNoBw',
      fingerprint: '0ffc6185',
      organization_id: organization,
      signed_in_as: 'ada@example.com',
      received_at: at + 13,
      expires_in_seconds: 3_887_999,
      expires_at: at + 3_887_999_013,
      expiry_source: 'expires_in',
      identify_problem: null,
      forgotten_at: null,
      ended_seen_at: null,
    },
    {
      id: id('c', 2),
      connection_id: one,
      authorization_id: null,
      environment: 'sandbox',
      status: 'retired',
      sealed: null,
      fingerprint: '00000000',
      organization_id: organization,
      signed_in_as: null,
      received_at: at - 1,
      expires_in_seconds: null,
      expires_at: null,
      expiry_source: null,
      identify_problem: 'upstream-unreachable',
      forgotten_at: at,
      ended_seen_at: null,
    },
  ],
  check_runs: [
    {
      id: id('d', 1),
      connection_id: one,
      credential_id: id('c', 1),
      organization_id: organization,
      started_at: at + 14,
      finished_at: at + 15,
      requests: 7,
      results: '[{"id":"reach","status":"pass"}]',
      runner: id('f', 1),
      rerunning: null,
      rerunning_since: null,
    },
  ],
  arrival_watches: [
    {
      id: id('9', 1),
      connection_id: one,
      organization_id: organization,
      status: 'paused',
      started_at: at + 16,
      watched_until: at + 17,
      sorted: 'yes',
      baseline_at: at + 16,
      baseline_total: 25,
      baseline_known: 25,
      horizon: at - 100,
      newest_modified: at - 1,
      asked_at: at + 17,
      next_ask_at: null,
      problem: null,
      counts: '{"created":1}',
      first_arrival: 1,
      lease_holder: null,
      lease_until: 0,
    },
  ],
  arrival_users: [
    {
      watch_id: id('9', 1),
      user_id: 'user-1',
      name: "Renée “R” O'Neil",
      user_name: 'renee@example.com',
      active: 1,
      external_id: '00u1',
      source: 'OKTA',
      licences: 2,
      account_status: '["active"]',
      unverified: 0,
      created_at: at,
      modified_at: at + 1,
      version: 'W/"1"',
      arrived_at: at + 2,
    },
  ],
  arrivals: [
    {
      watch_id: id('9', 1),
      user_id: 'user-1',
      kind: 'created',
      name: "Renée “R” O'Neil",
      user_name: 'renee@example.com',
      licences: 2,
      account_status: '["active"]',
      source: 'OKTA',
      happened_at: at + 1,
      seen_at: at + 2,
    },
  ],
  audit: [
    { at, actor: 'Zoë O’Hara', action: 'signed-in', connection_id: null, subject: null, origin: null },
    { at: at + 1, actor: 'Ada', action: 'connection-created', connection_id: one, subject: null, origin: '203.0.113.9' },
  ],
  renewals: [
    {
      id: id('8', 1),
      connection_id: one,
      old_credential_id: id('c', 2),
      new_credential_id: id('c', 1),
      started_at: at,
      started_by: 'Ada',
      captured_at: at + 1,
      proven_at: at + 2,
      handed_over_at: at + 3,
      handed_over_by: 'Ada',
      alive_at: at + 4,
      alive_evidence: 'arrival',
      ended_at: at + 5,
      outcome: 'completed',
    },
  ],
  connection_health: [
    {
      connection_id: one,
      credential_id: id('c', 1),
      state: 'degraded',
      reason: 'latency',
      since: at,
      checked_at: at + 1,
      next_at: at + 2,
      failures: 1,
      trouble_since: at,
      alarms: '{}',
      lease_holder: null,
      lease_until: 0,
    },
  ],
  channels: [
    {
      id: id('e', 1),
      connection_id: one,
      kind: 'webhook',
      address: 'hooks.example.com',
      sealed_secret:
        'v1.e4c0d758.CXmr_ck6bHR6A_lz.vhUV42duZNYz0OX8nAOFRoVh4-xgpDpBAUFayzYgC6DUIIXzAGsBlVxz6wQB0-Wi-J1hFpjuI9gmCivCQBfvKQ-smsozFQdlNb_iMIhLfgCfDgak8Am_UDRdWhaj7_BDfZX5mPVCmZCepN5WohV8gHZ1jgrhr_QO',
      time_zone: 'Europe/Paris',
      enabled: 1,
      created_by: 'Ada',
      created_at: at,
    },
  ],
  notices: [
    {
      id: id('7', 1),
      connection_id: one,
      channel_id: id('e', 1),
      kind: 'token.expiring',
      subject: `${id('c', 1)} 30`,
      facts: '{}',
      created_at: at,
      status: 'delivered',
      attempts: 1,
      next_at: at,
      tried_at: at + 1,
      delivered_at: at + 1,
      detail: '204',
      lease_holder: null,
      lease_until: 0,
    },
  ],
  snapshots: [
    {
      connection_id: one,
      turned_on_by: 'Ada',
      turned_on_at: at,
      generation: 1,
      taken_at: at + 1,
      total: 1,
      facets: null,
      next_at: at + 86_400_000,
      purging_at: null,
    },
  ],
  crawls: [
    {
      id: id('6', 1),
      connection_id: one,
      generation: 1,
      status: 'done',
      started_by: 'Ada',
      started_at: at,
      finished_at: at + 1,
      next_index: 2,
      seen: 1,
      claimed: 1,
      notes: '{}',
      resting_until: null,
      problem: null,
      lease_holder: null,
      lease_until: 0,
    },
  ],
  snapshot_users: [
    {
      connection_id: one,
      user_id: 'user-1',
      from_generation: 1,
      to_generation: null,
      seen_generation: 1,
      name: 'Renée O’Neil',
      name_key: 'renée o’neil',
      user_name: 'renee@example.com',
      user_name_key: 'renee@example.com',
      title: null,
      external_id: '00u1',
      active: 1,
      licences: 2,
      source: 'OKTA',
      account_status: '|active|',
      created_at: at,
      modified_at: at + 1,
      search_text: 'renée o’neil renee@example.com',
    },
  ],
  snapshot_resources: [{ row_id: 1, resource: '{"id":"user-1"}' }],
  user_changes: [
    {
      connection_id: one,
      generation: 1,
      user_id: 'user-1',
      name: 'Renée O’Neil',
      user_name: 'renee@example.com',
      kind: 'created',
      attributes: '[]',
      source: 'OKTA',
      happened_at: at,
      seen_at: at + 1,
    },
  ],
  snapshot_totals: [{ connection_id: one, generation: 1, taken_at: at + 1, total: 1, counts: '{"active":1}' }],
  relay_links: [
    {
      id: id('e', 1),
      connection_id: one,
      purpose: 'okta',
      lookup_hash: 'd'.repeat(64),
      organization_id: organization,
      credential_id: null,
      created_by: 'zoe@example.com',
      created_at: at,
      expires_at: at + 3_600_000,
      opened_at: at + 1,
      opened_from: '192.0.2.8',
      used_at: null,
      used_from: null,
      revoked_at: null,
    },
  ],
  relay_parcels: [{ link_id: id('e', 1), ciphertext: 'made-up-ciphertext' }],
  rates: [{ key: 'reveal of somebody', full_at: at }],
};

const users = releasedRows.snapshot_users ?? [];
/** Users as Webex told them stood beside what is searched. */
const usersWhole = { snapshot_users: users.map((row) => ({ ...row, resource: '{"id":"user-1"}' })) };
const usersApart = { snapshot_users: users, snapshot_resources: releasedRows.snapshot_resources ?? [] };

/** What stood in a table at a step, where a later step wrote it anew. */
export const rowsBefore: Readonly<Record<string, Readonly<Record<string, readonly Row[]>>>> = {
  '0001-start': {
    statements: [
      { connection_id: one, step: 'assign', stated_by: 'Ada', stated_at: at + 10 },
      { connection_id: two, step: 'choose-sync', stated_by: 'Zoë O’Hara', stated_at: at + 11 },
    ],
  },
  '0005-users': usersWhole,
  '0006-team': usersWhole,
  '0007-relay': usersWhole,
  '0008-replicas': usersWhole,
};

/** What such rows have become at the newest step, in whichever tables. */
export const rowsAfter: typeof rowsBefore = {
  '0001-start': {
    statements: [
      { connection_id: one, step: 'assigned', stated_by: 'Ada', stated_at: at + 10 },
      { connection_id: two, step: 'sync-chosen', stated_by: 'Zoë O’Hara', stated_at: at + 11 },
    ],
  },
  '0005-users': usersApart,
  '0006-team': usersApart,
  '0007-relay': usersApart,
  '0008-replicas': usersApart,
};
