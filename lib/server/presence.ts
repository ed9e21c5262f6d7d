import 'server-only';
import { sql } from 'kysely';
import { type Database, engineOf } from './db/client';
import type { Job } from './schedule';

const everySeconds = 15;
const goneAfterSeconds = 60;

/** What the keys of such words in `meta` begin with. They are true for a minute and belong into no backup. */
export const presencePrefix = 'runner:';

/** The database's clock, in seconds: the replicas' own may differ. */
const now = sql`extract(epoch from clock_timestamp())`;

/**
 * Leaves word on PostgreSQL that a process runs and which key it seals with: a key may be retired only when nobody seals with it any more.
 * Does nothing on SQLite, where an open database is seen from its lock.
 */
export async function announce(db: Database, runner: string, keyId: string): Promise<void> {
  if (engineOf(db) === 'sqlite') return;
  await sql`insert into meta (key, value) values (${presencePrefix + runner}, ${keyId} || ' ' || ${now})
    on conflict (key) do update set value = excluded.value`.execute(db);
}

/** Takes the word back. */
export async function leave(db: Database, runner: string): Promise<void> {
  if (engineOf(db) === 'sqlite') return;
  await db
    .deleteFrom('meta')
    .where('key', '=', presencePrefix + runner)
    .execute();
}

/** The ids of the keys that running processes seal with, one for each process. Words of processes that died are dropped after a minute. */
export async function keysInUse(db: Database): Promise<readonly string[]> {
  if (engineOf(db) === 'sqlite') return [];
  await sql`delete from meta where key like ${`${presencePrefix}%`}
    and split_part(value, ' ', 2)::double precision < ${now} - ${goneAfterSeconds}::double precision`.execute(db);
  const { rows } = await sql<{
    id: string;
  }>`select split_part(value, ' ', 1) as id from meta where key like ${`${presencePrefix}%`}`.execute(db);
  return rows.map(({ id }) => id);
}

/** Renews the word while the process runs. */
export const presenceJob: Job = {
  name: 'presence',
  everyMs: everySeconds * 1000,
  run: ({ db, runner, keys }) => announce(db, runner, keys.id),
};
