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
  };
  connections: {
    id: string;
    name: string | null;
    environment: string;
    organization_id: string | null;
    edition: string | null;
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
  };
  audit: {
    id: Generated<number>;
    at: number;
    actor: string;
    action: string;
    connection_id: string | null;
    subject: string | null;
  };
}
