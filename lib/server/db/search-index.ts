import 'server-only';
import { type Kysely, sql } from 'kysely';
import { log } from '@/lib/server/log';
import type { Engine } from './migrations';
import type { Schema } from './schema';

/** The name of SQLite's index; what it is made of begins with it. */
export const searchIndex = 'snapshot_search';

/** SQLite's index of three-letter parts. It holds no text of its own, and follows the table by triggers. */
async function indexInSqlite(db: Kysely<unknown>): Promise<void> {
  await sql`create virtual table snapshot_search using fts5(
    search_text, content='snapshot_users', content_rowid='row_id', tokenize='trigram case_sensitive 1')`.execute(db);
  await sql`create trigger snapshot_search_add after insert on snapshot_users begin
    insert into snapshot_search(rowid, search_text) values (new.row_id, new.search_text); end`.execute(db);
  await sql`create trigger snapshot_search_remove after delete on snapshot_users begin
    insert into snapshot_search(snapshot_search, rowid, search_text) values ('delete', old.row_id, old.search_text); end`.execute(db);
}

/** PostgreSQL's, where the extension may be had: it comes with PostgreSQL, and the owner of a database may create it. */
async function indexInPostgres(db: Kysely<unknown>): Promise<void> {
  await sql`savepoint search_index`.execute(db);
  try {
    await sql`create extension if not exists pg_trgm`.execute(db);
    await sql`create index snapshot_users_search on snapshot_users using gin (search_text gin_trgm_ops)`.execute(db);
  } catch (error) {
    log().warn({ err: error }, 'the extension pg_trgm is not to be had: searches of users read every user');
    await sql`rollback to savepoint search_index`.execute(db);
  }
}

/** Lets text be found in the middle of names without reading every user. */
export const indexSearch = (db: Kysely<unknown>, engine: Engine): Promise<void> =>
  engine === 'sqlite' ? indexInSqlite(db) : indexInPostgres(db);

/** Pages of the index that one step writes: others have their turn in between. */
const pagesPerStep = 500;

/**
 * Takes what was deleted out of SQLite's index for good: until parts are merged it is only marked as deleted there. The other way, `secure-delete`,
 * costs more than a millisecond for each row.
 *
 * @see https://www.sqlite.org/fts5.html#the_merge_command
 */
export async function forgetDeletedParts(db: Kysely<Schema>): Promise<void> {
  const changes = async () => (await sql<{ total: number }>`select total_changes() as total`.execute(db)).rows[0]?.total ?? 0;
  // A negative number begins to merge everything into one.
  for (let pages = -pagesPerStep; ; pages = pagesPerStep) {
    const before = await changes();
    await sql`insert into snapshot_search(snapshot_search, rank) values ('merge', ${pages})`.execute(db);
    if ((await changes()) - before < 2) return;
    await new Promise((done) => setImmediate(done));
  }
}
