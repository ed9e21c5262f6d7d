import 'server-only';
import type { Kysely, Selectable } from 'kysely';
import type { ConnectionSummary } from '@/lib/connection';
import { lastCheckOf } from '@/lib/connections/last-check';
import { type ConnectionRow, type ConnectionsPage, filterList, sortList } from '@/lib/connections/list';
import { type ListSearch, listPageSize } from '@/lib/connections/list-search';
import { nextStepOf } from '@/lib/connections/next-step';
import { type ProgressFacts, progressOf } from '@/lib/setup/progress';
import { isStatementId } from '@/lib/setup/step';
import { usersCountOf } from '@/lib/setup/users-today';
import { type App, app } from './app';
import { arrivalsOf } from './arrivals-view';
import { requireRole } from './auth';
import { environmentFor, nameOf, toAuthorizationView, toCheckRunView, toCredentialView } from './connection-view';
import type { Schema } from './db/schema';
import { chooseCredential, shownCandidates } from './shown-credential';

type Connection = Selectable<Schema['connections']>;

interface Listed {
  readonly connection: Connection;
  readonly summary: ConnectionSummary;
}

const soonestFirst = { sort: 'left', order: 'ascending' } as const;

function grouped<T extends { readonly connection_id: string }>(rows: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(row.connection_id, [...(groups.get(row.connection_id) ?? []), row]);
  return groups;
}

/** Every connection with the credential that stands for it. Two queries. */
async function readAll({ db }: App): Promise<readonly Listed[]> {
  const [connections, credentials] = await Promise.all([
    db.selectFrom('connections').selectAll().execute(),
    shownCandidates(db).execute().then(grouped),
  ]);
  return connections.map((connection) => {
    const chosen = chooseCredential(credentials.get(connection.id) ?? [], connection.organization_id);
    const credential = chosen ? toCredentialView(chosen) : null;
    const summary: ConnectionSummary = {
      id: connection.id,
      name: nameOf(connection, credential),
      environment: environmentFor(connection.environment).name,
      organizationId: connection.organization_id,
      createdAt: connection.created_at,
      credential,
    };
    return { connection, summary };
  });
}

/** The latest ladder of each connection. Follows the index, whatever number of ladders there were. */
function latestRuns(db: Kysely<Schema>, ids: readonly string[]) {
  return db
    .selectFrom('connections')
    .innerJoin('check_runs', (join) =>
      join.on('check_runs.id', '=', (eb) =>
        eb
          .selectFrom('check_runs as latest')
          .select('latest.id')
          .whereRef('latest.connection_id', '=', 'connections.id')
          .orderBy('latest.started_at', 'desc')
          .limit(1),
      ),
    )
    .selectAll('check_runs')
    .where('connections.id', 'in', ids)
    .execute();
}

function latestAuthorizations(db: Kysely<Schema>, ids: readonly string[]) {
  return db
    .selectFrom('connections')
    .innerJoin('authorizations', (join) =>
      join.on('authorizations.id', '=', (eb) =>
        eb
          .selectFrom('authorizations as latest')
          .select('latest.id')
          .whereRef('latest.connection_id', '=', 'connections.id')
          .orderBy('latest.issued_at', 'desc')
          .orderBy('latest.id')
          .limit(1),
      ),
    )
    .selectAll('authorizations')
    .where('connections.id', 'in', ids)
    .execute();
}

/** What the columns show of connections, in as many queries for a thousand as for one. */
async function toRows({ db, runner }: App, listed: readonly Listed[], now: number): Promise<readonly ConnectionRow[]> {
  const ids = listed.map(({ summary }) => summary.id);
  if (ids.length === 0) return [];
  const [runs, authorizations, statements, arrivals] = await Promise.all([
    latestRuns(db, ids).then(grouped),
    latestAuthorizations(db, ids).then(grouped),
    db.selectFrom('statements').selectAll().where('connection_id', 'in', ids).execute().then(grouped),
    arrivalsOf(
      db,
      listed.map(({ connection }) => connection),
    ),
  ]);
  return listed.map(({ connection, summary }) => {
    const { id, credential, organizationId } = summary;
    const [run] = runs.get(id) ?? [];
    const [authorization] = authorizations.get(id) ?? [];
    const said = statements.get(id) ?? [];
    const facts: ProgressFacts = {
      organizationId,
      credential,
      authorization: authorization ? toAuthorizationView(authorization, now) : null,
      statements: said.flatMap((row) => (isStatementId(row.step) ? [{ id: row.step, by: row.stated_by, at: row.stated_at }] : [])),
      checkRun: run ? toCheckRunView(run, connection, credential, runner) : null,
      arrivals: arrivals.get(id) ?? null,
      serverNow: now,
    };
    return {
      ...summary,
      users: usersCountOf(facts),
      lastCheck: lastCheckOf(facts.checkRun),
      next: nextStepOf({ id, credential, progress: progressOf(facts) }, now),
    };
  });
}

/**
 * One page of the list of connections, without asking who looks. The number of queries does not depend on the number of connections.
 *
 * @param now epoch milliseconds.
 */
export async function readPage(opened: App, search: ListSearch, now: number): Promise<ConnectionsPage> {
  const all = await readAll(opened);
  const rows = new Map(all.map((listed) => [listed.summary.id, listed]));
  const { matching, counts } = filterList(
    all.map(({ summary }) => summary),
    search,
    now,
  );
  const detailed = (summaries: readonly ConnectionSummary[]) =>
    toRows(
      opened,
      summaries.flatMap(({ id }) => rows.get(id) ?? []),
      now,
    );
  const page = Math.min(search.page, Math.max(1, Math.ceil(matching.length / listPageSize)));
  const cut = <T>(sorted: readonly T[]) => sorted.slice((page - 1) * listPageSize, page * listPageSize);
  // What these two sort by must be known of all of them before there is a page.
  const needsAll = search.sort === 'users' || search.sort === 'check';
  return {
    rows: needsAll ? cut(sortList(await detailed(matching), search)) : await detailed(cut(sortList(matching, search))),
    matching: matching.length,
    counts,
    now,
    page,
  };
}

/** One page of the list. @throws {StateError} `not-signed-in` */
export async function listPage(search: ListSearch): Promise<ConnectionsPage> {
  await requireRole('viewer');
  return readPage(await app(), search, Date.now());
}

/** Every connection, the one whose token ends first on top; by name where that is the same. @throws {StateError} `not-signed-in` */
export async function listConnections(): Promise<readonly ConnectionSummary[]> {
  await requireRole('viewer');
  const all = await readAll(await app());
  return sortList(
    all.map(({ summary }) => summary),
    soonestFirst,
  );
}

/** Entries in the menu of connections: more would be a page of their own, and there is one. */
const shortListSize = 12;

/** The connections whose tokens end first, for a menu, and how many there are. @throws {StateError} `not-signed-in` */
export async function shortList(): Promise<{ readonly connections: readonly ConnectionSummary[]; readonly total: number }> {
  const all = await listConnections();
  return { connections: all.slice(0, shortListSize), total: all.length };
}
