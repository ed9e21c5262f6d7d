import 'server-only';
import { type Kysely, type RawBuilder, SqliteAdapter, sql } from 'kysely';
import type { Engine } from './migrations';
import type { Schema } from './schema';

/** No record younger than this is ever removed, whatever retention is set and whoever asks. */
export const youngestRemovedMs = 30 * 86_400_000;

/** In `meta`, and there only inside the one transaction that removes what is too old. */
const marker = 'audit-purge';

const isSqlite = (db: Kysely<Schema>) => db.getExecutor().adapter instanceof SqliteAdapter;

/**
 * Makes the database itself keep the record: rows of `audit` are added, and never changed. They are removed only inside
 * {@link whilePurging}, and then only those that are older than {@link youngestRemovedMs} by the database's own clock.
 *
 * Against faults in Onramp and against whoever may only send statements. The owner of the database can drop a trigger.
 */
export async function guardAudit(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const statements = engine === 'postgres' ? inPostgres : inSqlite;
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const inPostgres = [
  `create function audit_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if current_setting('onramp.purge', true) = 'on' and old.at < extract(epoch from clock_timestamp()) * 1000 - ${youngestRemovedMs} then
      return old;
    end if;
  end if;
  raise exception 'audit is append-only';
end $$`,
  'create trigger audit_rows before update or delete on audit for each row execute function audit_guard()',
  'create trigger audit_whole before truncate on audit for each statement execute function audit_guard()',
];

const inSqlite = [
  `create trigger audit_changed before update on audit begin select raise(abort, 'audit is append-only'); end`,
  `create trigger audit_removed before delete on audit
  when not exists (select 1 from meta where key = '${marker}')
    or old.at >= cast(strftime('%s', 'now') as integer) * 1000 - ${youngestRemovedMs}
  begin select raise(abort, 'audit is append-only'); end`,
  // INSERT OR REPLACE removes a row without asking the trigger above. Here -1 stands for an id that is yet to be given.
  `create trigger audit_replaced before insert on audit when new.id <> -1 and exists (select 1 from audit where id = new.id)
  begin select raise(abort, 'audit is append-only'); end`,
];

/** Lets records that are old enough be removed. @param trx a transaction: outside of one the permission would stay. */
export async function whilePurging<T>(trx: Kysely<Schema>, work: () => Promise<T>): Promise<T> {
  if (!isSqlite(trx)) {
    await sql`select set_config('onramp.purge', 'on', true)`.execute(trx);
    const result = await work();
    await sql`select set_config('onramp.purge', 'off', true)`.execute(trx);
    return result;
  }
  await trx.insertInto('meta').values({ key: marker, value: 'on' }).execute();
  const result = await work();
  await trx.deleteFrom('meta').where('key', '=', marker).execute();
  return result;
}

/** The database's own clock as part of a statement, in epoch milliseconds; the embedded one counts whole seconds. */
export function databaseClock(db: Kysely<Schema>): RawBuilder<number> {
  return isSqlite(db)
    ? sql<number>`(cast(strftime('%s', 'now') as integer) * 1000)`
    : sql<number>`((extract(epoch from clock_timestamp()) * 1000)::bigint)`;
}

/** The database's own clock, in epoch milliseconds: on another host it is not wrong in the same way. */
export async function databaseNow(db: Kysely<Schema>): Promise<number> {
  const { rows } = await sql<{ now: number }>`select ${databaseClock(db)} as now`.execute(db);
  return rows[0]?.now ?? 0;
}
