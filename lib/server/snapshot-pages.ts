import 'server-only';
import type { Kysely, Transaction } from 'kysely';
import type { ScimUser } from '@/lib/scim/user';
import { scimUserSchema } from '@/lib/scim/user';
import { compareUsers, kindOfChange } from '@/lib/users/changes';
import { type KeptUser, toKeptUser } from '@/lib/users/kept-user';
import type { AttributeChange, ChangeKind, CrawlNotes } from '@/lib/users/snapshot';
import type { Schema } from './db/schema';

/** Users who are written at once: a database takes no statement with any number of values. */
const mostAtOnce = 200;

/** A crawl as its row says. */
export interface RunningCrawl {
  readonly id: string;
  readonly connectionId: string;
  readonly generation: number;
  /** The generation that is shown meanwhile; 0: none. */
  readonly shown: number;
  readonly runner: string;
}

/** How far a crawl came. */
export interface Progress {
  readonly nextIndex: number;
  readonly claimed: number;
  readonly notes: CrawlNotes;
}

type Known = { row_id: number; user_id: string; seen_generation: number; resource: string };

const readResource = (text: string): ScimUser => scimUserSchema.parse(JSON.parse(text));

const partsOf = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / mostAtOnce) }, (_, part) => all.slice(part * mostAtOnce, (part + 1) * mostAtOnce));

function changeOf(crawl: RunningCrawl, kind: ChangeKind, user: KeptUser, attributes: readonly AttributeChange[]) {
  return {
    connection_id: crawl.connectionId,
    generation: crawl.generation,
    user_id: user.user_id,
    name: user.name,
    user_name: user.user_name,
    kind,
    attributes: JSON.stringify(attributes),
    source: user.source,
    happened_at: (kind === 'created' && user.created_at) || user.modified_at || null,
    seen_at: Date.now(),
  };
}

/** Holds the crawl until the transaction ends. @returns whether it is still this process's to go on with. */
async function holdCrawl(trx: Transaction<Schema>, crawl: RunningCrawl): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('crawls')
    .set({ resting_until: null })
    .where('id', '=', crawl.id)
    .where('status', '=', 'running')
    .where('lease_holder', '=', crawl.runner)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

async function keepProgress(trx: Transaction<Schema>, crawl: RunningCrawl, users: number, progress: Progress | null): Promise<void> {
  await trx
    .updateTable('crawls')
    .set((eb) => ({
      seen: eb('seen', '+', users),
      ...(progress ? { next_index: progress.nextIndex, claimed: progress.claimed, notes: JSON.stringify(progress.notes) } : {}),
    }))
    .where('id', '=', crawl.id)
    .execute();
}

/** Writes users beside what is shown: new versions of those who are new or changed, and a mark on all that they were seen. */
async function saveUsers(trx: Transaction<Schema>, crawl: RunningCrawl, users: readonly KeptUser[]): Promise<number> {
  const { connectionId: connection_id, generation } = crawl;
  const ids = users.map(({ user_id }) => user_id);
  const open: Known[] = await trx
    .selectFrom('snapshot_users')
    .innerJoin('snapshot_resources', 'snapshot_resources.row_id', 'snapshot_users.row_id')
    .select(['snapshot_users.row_id', 'user_id', 'seen_generation', 'resource'])
    .where('connection_id', '=', connection_id)
    .where('user_id', 'in', ids)
    .where('to_generation', 'is', null)
    .execute();
  const known = new Map(open.map((row) => [row.user_id, row]));
  // A page that is read again after an interruption changes nothing.
  const fresh = users.filter((user) => known.get(user.user_id)?.seen_generation !== generation);
  const other = fresh.filter((user) => known.get(user.user_id)?.resource !== user.resource);
  const marked = open.map(({ row_id }) => row_id);
  if (marked.length > 0)
    await trx.updateTable('snapshot_users').set({ seen_generation: generation }).where('row_id', 'in', marked).execute();
  const replaced = other.flatMap((user) => known.get(user.user_id)?.row_id ?? []);
  if (replaced.length > 0)
    await trx.updateTable('snapshot_users').set({ to_generation: generation }).where('row_id', 'in', replaced).execute();
  if (other.length > 0) {
    const version = { connection_id, from_generation: generation, to_generation: null, seen_generation: generation };
    const added = await trx
      .insertInto('snapshot_users')
      .values(other.map(({ resource: _, ...user }) => ({ ...user, ...version })))
      .returning(['row_id', 'user_id'])
      .execute();
    const resources = new Map(other.map(({ user_id, resource }) => [user_id, resource]));
    const resourceOf = (userId: string) => {
      const resource = resources.get(userId);
      if (resource === undefined) throw new Error('the database answered with a user who was not written');
      return resource;
    };
    await trx
      .insertInto('snapshot_resources')
      .values(added.map(({ row_id, user_id }) => ({ row_id, resource: resourceOf(user_id) })))
      .execute();
  }
  // The first snapshot is where history begins: nobody in it is new.
  if (crawl.shown > 0) await saveChanges(trx, crawl, other, known);
  return fresh.length;
}

async function saveChanges(trx: Transaction<Schema>, crawl: RunningCrawl, users: readonly KeptUser[], known: ReadonlyMap<string, Known>) {
  const changes = users.flatMap((user) => {
    const row = known.get(user.user_id);
    if (!row) return [changeOf(crawl, 'created', user, [])];
    const [before, after] = [readResource(row.resource), readResource(user.resource)];
    const attributes = compareUsers(before, after);
    return attributes.length === 0 ? [] : [changeOf(crawl, kindOfChange(before, after), user, attributes)];
  });
  if (changes.length > 0) await trx.insertInto('user_changes').values(changes).execute();
}

/**
 * Keeps a page of a crawl. Nothing of it is shown before the crawl is done.
 *
 * @returns false when the crawl was stopped, or another process took it over.
 */
export async function savePage(db: Kysely<Schema>, crawl: RunningCrawl, users: readonly ScimUser[], progress: Progress): Promise<boolean> {
  // Two ids that cannot be told apart once they are stored are one.
  const each = [...new Map(users.map(toKeptUser).map((user) => [user.user_id, user])).values()];
  const parts = each.length === 0 ? [[]] : partsOf(each);
  for (const [index, part] of parts.entries()) {
    const isLast = index === parts.length - 1;
    const goesOn = await db.transaction().execute(async (trx) => {
      if (!(await holdCrawl(trx, crawl))) return false;
      const fresh = part.length === 0 ? 0 : await saveUsers(trx, crawl, part);
      await keepProgress(trx, crawl, fresh, isLast ? progress : null);
      return true;
    });
    if (!goesOn) return false;
  }
  return true;
}

/** Users of whom the crawl saw nothing, at most so many. */
export async function listUnseen(db: Kysely<Schema>, { connectionId, generation }: RunningCrawl, limit: number) {
  return db
    .selectFrom('snapshot_users')
    .select(['row_id', 'user_id'])
    .where('connection_id', '=', connectionId)
    .where('to_generation', 'is', null)
    .where('seen_generation', '<', generation)
    .orderBy('row_id')
    .limit(limit)
    .execute();
}

/** Closes users who are gone. @returns false as {@link savePage}. */
export function closeGone(db: Kysely<Schema>, crawl: RunningCrawl, rowIds: readonly number[]): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    if (!(await holdCrawl(trx, crawl))) return false;
    const closed = await trx
      .updateTable('snapshot_users')
      .set({ to_generation: crawl.generation })
      .where('row_id', 'in', rowIds)
      .where('to_generation', 'is', null)
      .returning('row_id')
      .execute();
    if (closed.length === 0) return true;
    const rows = await trx
      .selectFrom('snapshot_resources')
      .select('resource')
      .where(
        'row_id',
        'in',
        closed.map(({ row_id }) => row_id),
      )
      .orderBy('row_id')
      .execute();
    const changes = rows.map(({ resource }) => ({
      ...changeOf(crawl, 'removed', toKeptUser(readResource(resource)), []),
      // When somebody went, nobody says.
      happened_at: null,
    }));
    await trx.insertInto('user_changes').values(changes).execute();
    return true;
  });
}
