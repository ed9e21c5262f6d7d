import 'server-only';
import type { Kysely } from 'kysely';
import { isEnough, type Role, readRole } from '@/lib/team/role';
import type { OpenSession } from '@/lib/team/views';
import { app } from './app';
import { record } from './audit';
import type { Schema } from './db/schema';
import { settings } from './env';
import { currentOrigin } from './origin';
import { hashOfSecret, newSecret } from './secret';

/** How often `last_seen_at` is written at most. */
const seenEveryMs = 60_000;
/** The window that signed in leaves its proof within this time, or not at all. */
const provableMs = 60_000;

/** A signed-in person. `sessionHash` binds what they begin to this session. */
export interface Admin {
  /** The mail address of who came through the company's sign-in, or {@link localAdmin}. */
  readonly name: string;
  readonly sessionHash: string;
  readonly role: Role;
  /** Whether they came through the company's sign-in. */
  readonly member: string | null;
  /** The hash of the secret of the window that asks; the cookie alone has none. */
  readonly proofHash: string | null;
}

/** Who came with a launch link: whoever may read Onramp's own folder, so an owner. */
export const localAdmin = 'Local administrator';

/**
 * Begins a session.
 *
 * @param member who signed in through the company; `null`: with a launch link. @param provable whether that was just now.
 * @returns its id, 256 bits; only its hash is kept.
 */
export async function beginSession(subject: string, member: string | null = null, provable = true): Promise<string> {
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
      member_id: member,
      origin: currentOrigin(),
      provable_until: provable ? now + provableMs : null,
    })
    .execute();
  await record(db, { actor: subject, action: 'signed-in' });
  return id;
}

/** Sessions that count now, with the role that their person has at this moment. */
function openSessions(db: Kysely<Schema>, now: number) {
  return db
    .selectFrom('sessions')
    .leftJoin('members', 'members.id', 'sessions.member_id')
    .where('sessions.ended_at', 'is', null)
    .where('sessions.expires_at', '>', now)
    .where('sessions.last_seen_at', '>', now - settings().sessionIdleMs)
    .where((eb) =>
      eb.or([eb('sessions.member_id', 'is', null), eb.and([eb('members.id', 'is not', null), eb('members.removed_at', 'is', null)])]),
    )
    .selectAll('sessions')
    .select('members.role');
}

const roleOf = (row: { readonly member_id: string | null; readonly role: string | null }): Role =>
  row.member_id === null ? 'owner' : (readRole(row.role ?? '') ?? 'viewer');

/**
 * The person of a session; null when it is unknown, ended, idle for too long, past its absolute limit, or its person was removed.
 *
 * @param proof the secret of the window that asks.
 */
export async function findSession(id: string, proof: string | null): Promise<Admin | null> {
  const { db } = await app();
  const now = Date.now();
  const row = await openSessions(db, now).where('sessions.id_hash', '=', hashOfSecret(id)).executeTakeFirst();
  if (!row) return null;
  if (now - row.last_seen_at > seenEveryMs) {
    await db.updateTable('sessions').set({ last_seen_at: now }).where('id_hash', '=', row.id_hash).execute();
    if (row.member_id) await db.updateTable('members').set({ seen_at: now }).where('id', '=', row.member_id).execute();
  }
  return {
    name: row.subject,
    sessionHash: row.id_hash,
    role: roleOf(row),
    member: row.member_id,
    proofHash: proof === null ? null : hashOfSecret(proof),
  };
}

/** Ends a session on the server: its cookie is worth nothing afterwards. */
export async function endSession(sessionHash: string): Promise<void> {
  const ended = await closeSession(sessionHash);
  if (ended) await record((await app()).db, { actor: ended, action: 'signed-out' });
}

/** Ends a session without a word in the record. @returns whose it was; `null` when it had ended before. */
export async function closeSession(sessionHash: string): Promise<string | null> {
  const { db } = await app();
  const row = await db
    .updateTable('sessions')
    .set({ ended_at: Date.now() })
    .where('id_hash', '=', sessionHash)
    .where('ended_at', 'is', null)
    .returning('subject')
    .executeTakeFirst();
  return row?.subject ?? null;
}

/** The sessions that are open, newest first: everybody's for an owner, otherwise one's own. */
export async function listSessions(admin: Admin): Promise<readonly OpenSession[]> {
  const { db } = await app();
  const rows = await openSessions(db, Date.now())
    // Before the list is cut: nobody's own may be pushed out by those of others.
    .$if(!isEnough(admin.role, 'owner'), (query) =>
      query.where('sessions.member_id', admin.member === null ? 'is' : '=', admin.member).where('sessions.subject', '=', admin.name),
    )
    .orderBy('sessions.created_at', 'desc')
    .limit(200)
    .execute();
  return rows.map((row) => ({
    id: row.id_hash,
    name: row.subject,
    role: roleOf(row),
    since: row.created_at,
    seenAt: row.last_seen_at,
    address: row.origin,
    current: row.id_hash === admin.sessionHash,
  }));
}

/** Whether a session is open still. Unlike {@link findSession} this is no sign of life of its person. */
export async function isSessionOpen(sessionHash: string): Promise<boolean> {
  const { db } = await app();
  return (await openSessions(db, Date.now()).where('sessions.id_hash', '=', sessionHash).executeTakeFirst()) !== undefined;
}
