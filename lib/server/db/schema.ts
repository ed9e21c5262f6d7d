import 'server-only';
import type { Generated } from 'kysely';

/** All times are epoch milliseconds. Ids are UUIDs. Booleans are avoided: the two engines store them differently. */
export interface Schema {
  meta: { key: string; value: string };
  sessions: {
    id_hash: string;
    subject: string;
    created_at: number;
    last_seen_at: number;
    expires_at: number;
    ended_at: number | null;
    /** Who signed in through the company; `null`: with a launch link. */
    member_id: string | null;
    /** The address that it was begun from. */
    origin: string | null;
    /** Until when the window that signed in may leave its proof, once. */
    provable_until: number | null;
  };
  /** Windows of a session whose person proved who they are. */
  session_proofs: { session_hash: string; proof_hash: string; proven_at: number };
  members: {
    id: string;
    issuer: string;
    subject: string;
    email: string;
    name: string;
    role: string;
    created_at: number;
    seen_at: number;
    removed_at: number | null;
  };
  connections: {
    id: string;
    name: string | null;
    environment: string;
    organization_id: string | null;
    /** Found by the last ladder. */
    edition: string | null;
    /** The admin's own word on it, which counts first. */
    stated_edition: string | null;
    created_by: string;
    created_at: number;
    updated_at: number;
  };
  statements: { connection_id: string; step: string; stated_by: string; stated_at: number };
  authorizations: {
    id: string;
    connection_id: string;
    session_hash: string;
    state_hash: string;
    environment: string;
    organization_id: string;
    issued_by: string;
    issued_at: number;
    expires_at: number;
    /** The moment at which the state was burnt, whatever came of it. */
    consumed_at: number | null;
    /** `deposited`, or why nothing came of it. */
    outcome: string | null;
    token_organization_id: string | null;
    oauth_error: string | null;
  };
  credentials: {
    id: string;
    connection_id: string;
    authorization_id: string | null;
    environment: string;
    status: string;
    sealed: string | null;
    fingerprint: string;
    /** The organization that the seal is bound to. */
    organization_id: string;
    signed_in_as: string | null;
    received_at: number;
    expires_in_seconds: number | null;
    expires_at: number | null;
    expiry_source: string | null;
    identify_problem: string | null;
    /** When its token was deleted here on purpose; Okta may still hold it. */
    forgotten_at: number | null;
    /** Since when every look found it past its end and the grace after it. */
    ended_seen_at: number | null;
  };
  check_runs: {
    id: string;
    connection_id: string;
    credential_id: string;
    organization_id: string;
    started_at: number;
    finished_at: number | null;
    requests: number;
    results: string;
    /** The process that runs it; another process after a restart knows that the run is dead. */
    runner: string;
    /** The one rung that is asked again, since when. */
    rerunning: string | null;
    rerunning_since: number | null;
  };
  arrival_watches: {
    /** Another with every baseline, so that a late answer to an older watch changes nothing. */
    id: string;
    connection_id: string;
    organization_id: string;
    status: string;
    started_at: number;
    /** Until when somebody is known to look, on any replica. After that the watch pauses itself. */
    watched_until: number;
    /** `yes`; `no`: this base does not sort by the last change, so more must be read. */
    sorted: string;
    baseline_at: number | null;
    baseline_total: number | null;
    baseline_known: number | null;
    /** The oldest `lastModified` of the baseline, when it holds the newest users of all. */
    horizon: number | null;
    /** The newest `lastModified` seen by an ask that read everything since the one before. */
    newest_modified: number | null;
    asked_at: number | null;
    next_ask_at: number | null;
    problem: string | null;
    /** How often each kind was seen, as JSON: the oldest arrivals themselves are dropped. */
    counts: string;
    /** The first that was created or linked; never dropped. */
    first_arrival: number | null;
    /** Which process asks Webex, and until when the others leave it to that one. */
    lease_holder: string | null;
    lease_until: number;
  };
  /** Every user as last seen by a watch. */
  arrival_users: {
    watch_id: string;
    user_id: string;
    name: string;
    user_name: string;
    /** 1 or 0, as `unverified`. */
    active: number;
    external_id: string | null;
    source: string | null;
    licences: number | null;
    account_status: string | null;
    unverified: number;
    created_at: number | null;
    modified_at: number | null;
    version: string | null;
    /** When something first happened to the user during the watch. */
    arrived_at: number | null;
  };
  arrivals: {
    id: Generated<number>;
    watch_id: string;
    user_id: string;
    kind: string;
    name: string;
    user_name: string;
    licences: number | null;
    account_status: string | null;
    source: string | null;
    /** Webex's `lastModified`, else when it was seen. */
    happened_at: number;
    seen_at: number;
  };
  audit: {
    id: Generated<number>;
    at: number;
    actor: string;
    action: string;
    connection_id: string | null;
    subject: string | null;
    /** From where, as far as it is known. */
    origin: string | null;
  };
  /** One renewal of a token, beside the old one. At most one per connection is open. */
  renewals: {
    id: string;
    connection_id: string;
    old_credential_id: string | null;
    new_credential_id: string | null;
    started_at: number;
    started_by: string;
    /** A new token came and Webex said whose it is. */
    captured_at: number | null;
    /** The check ladder let the new token through. */
    proven_at: number | null;
    /** The admin's word: pasted in Okta, tested there and saved. */
    handed_over_at: number | null;
    handed_over_by: string | null;
    /** The first sign that Okta writes with the new token, and what it was. */
    alive_at: number | null;
    alive_evidence: string | null;
    ended_at: number | null;
    /** `completed` or `abandoned`. */
    outcome: string | null;
  };
  /** How a connection is, as the scheduled ladder found it. */
  connection_health: {
    connection_id: string;
    /** The credential that it is about. */
    credential_id: string | null;
    state: string;
    /** A check's id. */
    reason: string | null;
    since: number;
    checked_at: number | null;
    next_at: number;
    /** Observations in a row, in this state, that found something wrong. */
    failures: number;
    trouble_since: number | null;
    /** When an alarm was last raised, by reason, as JSON. */
    alarms: string;
    /** Which process asks Webex, and until when the others leave it to that one. */
    lease_holder: string | null;
    lease_until: number;
  };
  /** Where reminders and alarms go. */
  channels: {
    id: string;
    /** `null`: every connection. */
    connection_id: string | null;
    /** `email` or `webhook`. */
    kind: string;
    /** A mail address, or the host of a webhook. */
    address: string;
    /** A webhook's URL and signing secret. */
    sealed_secret: string | null;
    /** An IANA name; decides when it is morning. */
    time_zone: string;
    /** 1 or 0. */
    enabled: number;
    created_by: string;
    created_at: number;
  };
  /** What is told through one channel, and how that went. One row for each subject and channel: told once. */
  notices: {
    id: string;
    connection_id: string;
    channel_id: string;
    kind: string;
    subject: string;
    /** {@link NoticeFacts} as JSON, as they were when it was raised. No secret. */
    facts: string;
    created_at: number;
    /** A {@link NoticeStatus}. */
    status: string;
    attempts: number;
    next_at: number;
    tried_at: number | null;
    delivered_at: number | null;
    /** What came back, in a few safe words. */
    detail: string | null;
    lease_holder: string | null;
    lease_until: number;
  };
  /** There while a connection's users are kept. Everything below goes with it. */
  snapshots: {
    connection_id: string;
    turned_on_by: string;
    turned_on_at: number;
    /** Of the last crawl that was finished, 0 before the first. Only what belongs to it is shown. */
    generation: number;
    taken_at: number | null;
    total: number | null;
    /** JSON: how many users each value of each filter shows, without any other filter. */
    facets: string | null;
    next_at: number | null;
    /** Since when everything is being deleted; nothing is shown any more. */
    purging_at: number | null;
  };
  crawls: {
    id: string;
    connection_id: string;
    generation: number;
    status: string;
    started_by: string;
    started_at: number;
    finished_at: number | null;
    /** Where it goes on, 1-based; 0: it has not begun. */
    next_index: number;
    seen: number;
    claimed: number | null;
    notes: string;
    resting_until: number | null;
    /** JSON of what a person reads. */
    problem: string | null;
    lease_holder: string | null;
    lease_until: number;
  };
  snapshot_users: {
    row_id: Generated<number>;
    connection_id: string;
    user_id: string;
    from_generation: number;
    to_generation: number | null;
    seen_generation: number;
    name: string;
    name_key: string;
    user_name: string | null;
    user_name_key: string;
    title: string | null;
    external_id: string | null;
    /** 1, 0, or not told. */
    active: number | null;
    licences: number | null;
    source: string | null;
    /** Between bars: `|active|pending|`. */
    account_status: string;
    created_at: number | null;
    modified_at: number | null;
    search_text: string;
  };
  /** The SCIM resource of a version of a user, JSON. Apart, so that searches need not read past it. */
  snapshot_resources: { row_id: number; resource: string };
  user_changes: {
    id: Generated<number>;
    connection_id: string;
    generation: number;
    user_id: string;
    name: string;
    user_name: string | null;
    kind: string;
    attributes: string;
    source: string | null;
    happened_at: number | null;
    seen_at: number;
  };
  snapshot_totals: { connection_id: string; generation: number; taken_at: number; total: number; counts: string };
  /** When a bucket of requests is full again. */
  rates: { key: string; full_at: number };
  relay_links: {
    id: string;
    connection_id: string;
    /** `webex` or `okta`: never both. */
    purpose: string;
    /** Of what is derived from the link's secret. The secret itself was never here. */
    lookup_hash: string;
    /** The organization that it was made for. */
    organization_id: string;
    /** The token that it carries. */
    credential_id: string | null;
    created_by: string;
    created_at: number;
    expires_at: number;
    /** When it was looked at first, and from which address. */
    opened_at: number | null;
    opened_from: string | null;
    /** When it did what it was for. */
    used_at: number | null;
    used_from: string | null;
    revoked_at: number | null;
  };
  /** Encrypted by a browser, with a key that is in the link alone. */
  relay_parcels: { link_id: string; ciphertext: string };
}
