import 'server-only';
import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import {
  type AuthorizationView,
  type CheckRunView,
  type ConnectionFacts,
  type ConnectionView,
  type CredentialView,
  checkRunLifeMs,
} from '@/lib/connection';
import { StateError } from '@/lib/errors';
import type { Edition } from '@/lib/okta/edition';
import { type ProblemCode, problems } from '@/lib/problems';
import { type CheckResult, checkIds } from '@/lib/setup/check';
import { overruledStatements } from '@/lib/setup/overruled';
import { progressOf } from '@/lib/setup/progress';
import { isStatementId } from '@/lib/setup/step';
import { type Environment, environmentNames, environmentOf } from '@/lib/webex/environments';
import { shortenId } from '@/lib/webex/shorten-id';
import type { App } from './app';
import { arrivalsViewOf } from './arrivals-view';
import type { Schema } from './db/schema';
import { settings } from './env';
import { healthViewOf } from './health-view';
import { findOpenRenewal } from './renewal-store';
import { latestRun, latestRunWith, toRenewalView } from './renewal-view';
import { chooseCredential, shownCandidates } from './shown-credential';

type Row<T extends keyof Schema> = Selectable<Schema[T]>;

const environmentSchema = z.enum(environmentNames);

/** The environment's table, under this server's configuration. */
export function environmentFor(name: string): Environment {
  return environmentOf(environmentSchema.parse(name), settings().sandboxBase);
}

function isProblemCode(value: string | null): value is ProblemCode {
  return value !== null && Object.hasOwn(problems, value);
}

const toEdition = (value: string | null): Edition | null => (value === 'classic' || value === 'scim2' ? value : null);

/** A sign-in as the screens show it. */
export function toAuthorizationView(row: Row<'authorizations'>, now: number): AuthorizationView {
  const problem = isProblemCode(row.outcome) ? row.outcome : null;
  const status = row.outcome === 'deposited' ? 'deposited' : problem ? 'refused' : row.expires_at <= now ? 'expired' : 'waiting';
  return {
    id: row.id,
    status,
    issuedAt: row.issued_at,
    expiresAt: row.expires_at,
    problem,
    tokenOrganizationId: row.token_organization_id,
    oauthError: row.oauth_error,
  };
}

const credentialStatuses = ['received', 'active', 'pending', 'forgotten'] as const;
const statusOf = (status: string) => credentialStatuses.find((known) => known === status) ?? 'received';

/** A credential as the screens may see it. */
export function toCredentialView(row: Row<'credentials'>): CredentialView {
  const source = row.expiry_source;
  return {
    id: row.id,
    status: statusOf(row.status),
    kept: row.sealed !== null,
    forgottenAt: row.forgotten_at,
    fingerprint: row.fingerprint,
    organizationId: row.organization_id,
    signedInAs: row.signed_in_as,
    receivedAt: row.received_at,
    expiresAt: row.expires_at,
    expirySource: source === 'tokenExpiry' || source === 'expires_in' || source === 'stated' ? source : null,
    expiresInSeconds: row.expires_in_seconds,
    identifyProblem: isProblemCode(row.identify_problem) ? row.identify_problem : null,
  };
}

/** Longer than one rung can take with all its tries. */
const rerunLifeMs = 5 * 60_000;

/** A run of the ladder as the screens show it. @param runner names this process: a run of another that has ended does not go on. */
export function toCheckRunView(
  row: Row<'check_runs'>,
  connection: Row<'connections'>,
  credential: CredentialView | null,
  runner: string,
): CheckRunView {
  const results: (Omit<CheckResult, 'at'> & { at?: number })[] = JSON.parse(row.results);
  // A rung whose server died while it was asked again does not stay so.
  const isAsked = row.rerunning_since !== null && Math.abs(Date.now() - row.rerunning_since) < rerunLifeMs;
  return {
    id: row.id,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    interrupted: row.finished_at === null && row.runner !== runner,
    stale:
      row.credential_id !== credential?.id ||
      row.organization_id !== connection.organization_id ||
      Date.now() - row.started_at > checkRunLifeMs,
    requests: row.requests,
    rerunning: (isAsked && checkIds.find((id) => id === row.rerunning)) || null,
    // Results of an earlier Onramp have no time of their own.
    results: results.map((result) => ({ ...result, at: result.at ?? row.started_at })),
  };
}

/** The domain of a mail address; `null` for what is none. */
export const mailDomainOf = (account: string | null): string | null => account?.split('@')[1] || null;

/** A name a person recognises: the one they gave, else the administrator's mail domain, else the organization. */
export function nameOf(
  connection: Pick<Row<'connections'>, 'name' | 'organization_id'>,
  credential: Pick<CredentialView, 'signedInAs'> | null,
): string {
  const domain = mailDomainOf(credential?.signedInAs ?? null);
  if (connection.name) return connection.name;
  if (domain) return domain;
  return connection.organization_id ? `Organization ${shortenId(connection.organization_id)}` : 'New connection';
}

async function latest<T>(rows: Promise<T | undefined>): Promise<T | null> {
  return (await rows) ?? null;
}

/** The view of a connection, without asking who looks. For the data layer's own use. */
export async function viewOf(opened: App, id: string): Promise<ConnectionView> {
  const { db, runner } = opened;
  // Before anything is read: nothing that it shows is older.
  const now = Date.now();
  const connection = await db.selectFrom('connections').selectAll().where('id', '=', id).executeTakeFirst();
  if (!connection) throw new StateError('not-found', 'no such connection');
  const [authorization, credentials, statements, open, arrivals] = await Promise.all([
    latest(
      db
        .selectFrom('authorizations')
        .selectAll()
        .where('connection_id', '=', id)
        .orderBy('issued_at', 'desc')
        .orderBy('id')
        .limit(1)
        .executeTakeFirst(),
    ),
    shownCandidates(db).where('connection_id', '=', id).execute(),
    db.selectFrom('statements').selectAll().where('connection_id', '=', id).execute(),
    findOpenRenewal(db, id),
    arrivalsViewOf(db, connection),
  ]);
  const [received, active, pending] = ['received', 'active', 'pending'].map((status) => credentials.find((row) => row.status === status));
  const chosen = chooseCredential(credentials, connection.organization_id, open !== undefined);
  const credential = chosen ? toCredentialView(chosen) : null;
  const run = await latest(latestRun(db, id, credential?.id ?? null));
  const next = received ?? pending ?? (active?.id === open?.new_credential_id ? active : undefined);
  const asNext = next ? toCredentialView(next) : null;
  const nextRun = asNext && (await latest(latestRunWith(db, id, asNext.id)));
  const renewal = open ? toRenewalView(open, asNext, nextRun && toCheckRunView(nextRun, connection, asNext, runner)) : null;
  const environment = environmentFor(connection.environment);
  const stated = toEdition(connection.stated_edition);
  const probed = toEdition(connection.edition);
  const facts: ConnectionFacts = {
    id,
    name: nameOf(connection, credential),
    environment: environment.name,
    organizationId: connection.organization_id,
    edition: stated ?? probed,
    editionFrom: stated ? 'stated' : probed ? 'probed' : null,
    createdAt: connection.created_at,
    authorization: authorization ? toAuthorizationView(authorization, now) : null,
    credential,
    statements: statements.flatMap((row) => (isStatementId(row.step) ? [{ id: row.step, by: row.stated_by, at: row.stated_at }] : [])),
    checkRun: run ? toCheckRunView(run, connection, credential, runner) : null,
    health: await healthViewOf(db, connection, credential),
    renewal,
    arrivals,
    hosts: { idBroker: environment.idBroker, controlHub: environment.controlHub, okta: environment.okta },
    serverNow: now,
  };
  return { ...facts, progress: progressOf(facts), overruled: overruledStatements(facts) };
}

/** Makes sure of a connection without reading all that belongs to it. @throws {StateError} `not-found` */
export async function checkConnection({ db }: App, id: string): Promise<void> {
  const connection = await db.selectFrom('connections').select('id').where('id', '=', id).executeTakeFirst();
  if (!connection) throw new StateError('not-found', 'no such connection');
}

/**
 * Reads a connection and holds it until the transaction ends, on both engines: what depends on its organization is decided
 * by one at a time.
 *
 * @throws {StateError} `not-found`
 */
export async function lockConnection(trx: Kysely<Schema>, id: string): Promise<Row<'connections'>> {
  const row = await trx.updateTable('connections').set({ updated_at: Date.now() }).where('id', '=', id).returningAll().executeTakeFirst();
  if (!row) throw new StateError('not-found', 'no such connection');
  return row;
}
