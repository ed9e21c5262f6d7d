import 'server-only';
import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import {
  type AuthorizationView,
  type CheckRunView,
  type ConnectionSummary,
  type ConnectionView,
  type CredentialView,
  checkRunLifeMs,
} from '@/lib/connection';
import { StateError } from '@/lib/errors';
import { type ProblemCode, problems } from '@/lib/problems';
import type { CheckResult } from '@/lib/setup/check';
import { isStepId, progressOf, type StepId } from '@/lib/setup/steps';
import { type Environment, type EnvironmentName, environmentNames, environmentOf } from '@/lib/webex/environments';
import { parseOrganizationId } from '@/lib/webex/organization-id';
import { shortenId } from '@/lib/webex/shorten-id';
import { type App, app } from './app';
import { record } from './audit';
import { requireAdmin } from './auth';
import type { Schema } from './db/schema';
import { settings } from './env';
import { publish } from './live';

type Row<T extends keyof Schema> = Selectable<Schema[T]>;

const environmentSchema = z.enum(environmentNames);

/** The environment's table, under this server's configuration. */
export function environmentFor(name: string): Environment {
  return environmentOf(environmentSchema.parse(name), settings().sandboxBase);
}

function isProblemCode(value: string | null): value is ProblemCode {
  return value !== null && Object.hasOwn(problems, value);
}

function toAuthorizationView(row: Row<'authorizations'>, now: number): AuthorizationView {
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

function toCredentialView(row: Row<'credentials'>): CredentialView {
  const source = row.expiry_source;
  return {
    id: row.id,
    status: row.status === 'active' ? 'active' : 'received',
    fingerprint: row.fingerprint,
    organizationId: row.organization_id,
    signedInAs: row.signed_in_as,
    receivedAt: row.received_at,
    expiresAt: row.expires_at,
    expirySource: source === 'tokenExpiry' || source === 'expires_in' ? source : null,
    expiresInSeconds: row.expires_in_seconds,
    identifyProblem: isProblemCode(row.identify_problem) ? row.identify_problem : null,
  };
}

function toCheckRunView(
  row: Row<'check_runs'>,
  connection: Row<'connections'>,
  credential: CredentialView | null,
  runner: string,
): CheckRunView {
  const results: CheckResult[] = JSON.parse(row.results);
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
    results,
  };
}

/** A name a person recognises: the one they gave, else the administrator's mail domain, else the organization. */
function nameOf(connection: Row<'connections'>, credential: CredentialView | null): string {
  const domain = credential?.signedInAs?.split('@')[1];
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
  const connection = await db.selectFrom('connections').selectAll().where('id', '=', id).executeTakeFirst();
  if (!connection) throw new StateError('not-found', 'no such connection');
  const [authorization, credentials, statements, run] = await Promise.all([
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
    db.selectFrom('credentials').selectAll().where('connection_id', '=', id).where('status', 'in', ['received', 'active']).execute(),
    db.selectFrom('statements').selectAll().where('connection_id', '=', id).execute(),
    latest(
      db.selectFrom('check_runs').selectAll().where('connection_id', '=', id).orderBy('started_at', 'desc').limit(1).executeTakeFirst(),
    ),
  ]);
  // A token that was just received comes before the one it is to replace.
  const chosen = credentials.find((row) => row.status === 'received') ?? credentials[0];
  const credential = chosen ? toCredentialView(chosen) : null;
  const environment = environmentFor(connection.environment);
  return {
    id,
    name: nameOf(connection, credential),
    environment: environment.name,
    organizationId: connection.organization_id,
    edition: connection.edition === 'classic' || connection.edition === 'scim2' ? connection.edition : null,
    createdAt: connection.created_at,
    authorization: authorization ? toAuthorizationView(authorization, Date.now()) : null,
    credential,
    statements: statements.flatMap((row) => (isStepId(row.step) ? [{ step: row.step, by: row.stated_by, at: row.stated_at }] : [])),
    checkRun: run ? toCheckRunView(run, connection, credential, runner) : null,
    hosts: { idBroker: environment.idBroker, controlHub: environment.controlHub },
    serverNow: Date.now(),
  };
}

/** One connection with everything the guide shows. @throws {StateError} `not-found`, `not-signed-in` */
export async function getConnection(id: string): Promise<ConnectionView> {
  await requireAdmin();
  return viewOf(await app(), id);
}

/** Every connection, the one whose token ends first on top. */
export async function listConnections(): Promise<readonly ConnectionSummary[]> {
  await requireAdmin();
  const opened = await app();
  const rows = await opened.db.selectFrom('connections').select('id').orderBy('created_at').execute();
  const views = await Promise.all(rows.map((row) => viewOf(opened, row.id)));
  return views
    .map((view) => ({
      id: view.id,
      name: view.name,
      environment: view.environment,
      organizationId: view.organizationId,
      createdAt: view.createdAt,
      credential: view.credential,
      serverNow: view.serverNow,
      stepsDone: progressOf(view).filter((step) => step.done).length,
    }))
    .sort((a, b) => (a.credential?.expiresAt ?? Number.MAX_SAFE_INTEGER) - (b.credential?.expiresAt ?? Number.MAX_SAFE_INTEGER));
}

/** Begins a connection. @throws {StateError} `invalid-request`: the sandbox is switched off. */
export async function createConnection(environment: EnvironmentName): Promise<ConnectionView> {
  const admin = await requireAdmin();
  if (environment === 'sandbox' && !settings().sandboxEnabled) throw new StateError('invalid-request', 'the sandbox is off');
  const opened = await app();
  const id = crypto.randomUUID();
  const now = Date.now();
  await opened.db.transaction().execute(async (trx) => {
    await trx
      .insertInto('connections')
      .values({
        id,
        name: null,
        environment,
        organization_id: null,
        edition: null,
        created_by: admin.name,
        created_at: now,
        updated_at: now,
      })
      .execute();
    await record(trx, { actor: admin.name, action: 'connection-created', connectionId: id, subject: environment });
  });
  return viewOf(opened, id);
}

/** Throws unless the connection exists; locks nothing. */
async function touch(trx: Kysely<Schema>, id: string, change: { organization_id?: string; name?: string; edition?: null }): Promise<void> {
  const changed = await trx
    .updateTable('connections')
    .set({ ...change, updated_at: Date.now() })
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  if (!changed) throw new StateError('not-found', 'no such connection');
}

/**
 * Changes what the admin typed. Another organization ID makes everything stale that the former one proved, and sign-in
 * links that were made for it worthless.
 *
 * @param change.organizationId any text that holds one.
 * @throws {StateError} `organization-id-invalid`, `not-found`
 */
export async function changeConnection(
  id: string,
  change: { organizationId?: string | undefined; name?: string | undefined },
): Promise<ConnectionView> {
  const admin = await requireAdmin();
  const opened = await app();
  const reading = change.organizationId === undefined ? null : parseOrganizationId(change.organizationId);
  if (reading && !reading.ok) throw new StateError('organization-id-invalid', reading.reason);
  await opened.db.transaction().execute(async (trx) => {
    if (change.name !== undefined) await touch(trx, id, { name: change.name });
    if (reading?.ok) {
      await touch(trx, id, { organization_id: reading.organizationId, edition: null });
      await record(trx, { actor: admin.name, action: 'organization-set', connectionId: id, subject: reading.organizationId });
    }
  });
  publish(id);
  return viewOf(opened, id);
}

/** Records or withdraws the admin's own word on a step. @throws {StateError} `not-found` */
export async function setStatement(id: string, step: StepId, confirmed: boolean): Promise<ConnectionView> {
  const admin = await requireAdmin();
  const opened = await app();
  await opened.db.transaction().execute(async (trx) => {
    await touch(trx, id, {});
    if (confirmed) {
      await trx
        .insertInto('statements')
        .values({ connection_id: id, step, stated_by: admin.name, stated_at: Date.now() })
        .onConflict((conflict) => conflict.columns(['connection_id', 'step']).doUpdateSet({ stated_by: admin.name, stated_at: Date.now() }))
        .execute();
    } else {
      await trx.deleteFrom('statements').where('connection_id', '=', id).where('step', '=', step).execute();
    }
    await record(trx, {
      actor: admin.name,
      action: confirmed ? 'statement-given' : 'statement-withdrawn',
      connectionId: id,
      subject: step,
    });
  });
  publish(id);
  return viewOf(opened, id);
}
