import 'server-only';
import { sql } from 'kysely';
import { StateError } from '@/lib/errors';
import { type Database, engineOf } from './db/client';
import type { Rate } from './rate-limit';
import type { Job } from './schedule';

const hourMs = 3_600_000;

/** Epoch milliseconds by the clock that all replicas share: one whose own is ahead must not lock the others out. */
const clockOf = (db: Database) =>
  engineOf(db) === 'postgres' ? sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint` : sql<number>`${Date.now()}`;

/**
 * Takes one request out of a bucket that all replicas share. Kept as the moment at which the bucket will be full again, so that looking,
 * deciding and taking are one statement: however many ask at once, no more get through than the bucket holds. A moment that lies further
 * ahead than an empty bucket needs was written before the clock went back, and counts for nothing.
 *
 * @throws {StateError} `too-many-requests`, with the seconds until the next one. @throws {NetworkError} `database-away`
 */
export async function takeShared(db: Database, key: string, { burst, perSecond }: Rate): Promise<void> {
  const oneMs = Math.round(1000 / perSecond);
  const [now, wholeMs] = [clockOf(db), oneMs * burst];
  const { rows } = await sql`
    insert into rates (key, full_at) values (${key}, ${now} + ${sql.lit(oneMs)})
    on conflict (key) do update
      set full_at = ${sql.lit(oneMs)} + case when rates.full_at between ${now} and ${now} + ${sql.lit(wholeMs)} then rates.full_at else ${now} end
      where rates.full_at <= ${now} + ${sql.lit(wholeMs - oneMs)} or rates.full_at > ${now} + ${sql.lit(wholeMs)}
    returning key`.execute(db);
  if (rows.length > 0) return;
  const held = await sql<{ wait: number }>`select full_at - ${now} as wait from rates where key = ${key}`.execute(db);
  const waitMs = Math.max(1, (held.rows[0]?.wait ?? 0) - (wholeMs - oneMs));
  throw new StateError('too-many-requests', `bucket ${key.split(' ', 1)[0]} is empty`, { retryAfterSeconds: waitMs / 1000 });
}

/** Removes buckets that are full: they say no more than none. */
export const ratesJob: Job = {
  name: 'rates',
  everyMs: hourMs,
  run: async ({ db }) => {
    await sql`delete from rates where full_at < ${clockOf(db)}`.execute(db);
  },
};
