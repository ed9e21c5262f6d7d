import 'server-only';
import { app } from './app';
import { record } from './audit';
import { settings } from './env';
import { hashOfSecret, newSecret } from './secret';

/** How often `last_seen_at` is written at most. */
const seenEveryMs = 60_000;

/** A signed-in person. `sessionHash` binds what they begin to this session. */
export interface Admin {
  readonly name: string;
  readonly sessionHash: string;
}

/** Begins a session. @returns its id, 256 bits; only its hash is kept. */
export async function beginSession(subject: string): Promise<string> {
  const { db } = await app();
  const id = newSecret();
  const now = Date.now();
  await db
    .insertInto('sessions')
    .values({
      id_hash: hashOfSecret(id),
      subject,
      created_at: now,
      last_seen_at: now,
      expires_at: now + settings().sessionMs,
      ended_at: null,
    })
    .execute();
  await record(db, { actor: subject, action: 'signed-in' });
  return id;
}

/** The person of a session; null when it is unknown, ended, idle for too long, or past its absolute limit. */
export async function findSession(id: string): Promise<Admin | null> {
  const { db } = await app();
  const now = Date.now();
  const row = await db
    .selectFrom('sessions')
    .selectAll()
    .where('id_hash', '=', hashOfSecret(id))
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .where('last_seen_at', '>', now - settings().sessionIdleMs)
    .executeTakeFirst();
  if (!row) return null;
  if (now - row.last_seen_at > seenEveryMs) {
    await db.updateTable('sessions').set({ last_seen_at: now }).where('id_hash', '=', row.id_hash).execute();
  }
  return { name: row.subject, sessionHash: row.id_hash };
}

/** Ends a session on the server: its cookie is worth nothing afterwards. */
export async function endSession(sessionHash: string): Promise<void> {
  const { db } = await app();
  const ended = await db
    .updateTable('sessions')
    .set({ ended_at: Date.now() })
    .where('id_hash', '=', sessionHash)
    .where('ended_at', 'is', null)
    .returning('subject')
    .executeTakeFirst();
  if (ended) await record(db, { actor: ended.subject, action: 'signed-out' });
}
