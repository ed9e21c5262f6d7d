import 'server-only';
import type { Kysely } from 'kysely';
import { nameOf } from './connection-view';
import type { Schema } from './db/schema';

/** In one question: far below what either database takes. */
const mostInOne = 1_000;

/** What connections are called on screen, by id. One that is gone is not among them. */
export async function connectionNames(db: Kysely<Schema>, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  const wanted = [...new Set(ids)];
  for (let start = 0; start < wanted.length; start += mostInOne) {
    const part = wanted.slice(start, start + mostInOne);
    const [connections, credentials] = await Promise.all([
      db.selectFrom('connections').selectAll().where('id', 'in', part).execute(),
      db
        .selectFrom('credentials')
        .select(['connection_id', 'signed_in_as'])
        .where('connection_id', 'in', part)
        .where('status', '=', 'active')
        .execute(),
    ]);
    const signers = new Map(credentials.map((row) => [row.connection_id, row.signed_in_as]));
    for (const row of connections) names.set(row.id, nameOf(row, { signedInAs: signers.get(row.id) ?? null }));
  }
  return names;
}
