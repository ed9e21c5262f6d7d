import 'server-only';
import type { Kysely } from 'kysely';
import { StateError } from '@/lib/errors';
import { isEnough, type Role, readRole } from '@/lib/team/role';
import type { Member, TeamView } from '@/lib/team/views';
import { app } from './app';
import { record } from './audit';
import { requireProof, requireRole } from './auth';
import type { Schema } from './db/schema';
import { settings } from './env';
import { revokeRelays } from './relay-store';
import { type Admin, closeSession, listSessions } from './sessions';

async function listMembers(): Promise<readonly Member[]> {
  const { db } = await app();
  const rows = await db.selectFrom('members').selectAll().orderBy('email').limit(1_000).execute();
  return rows.map(({ id, email, name, role, created_at, seen_at, removed_at }) => ({
    id,
    email,
    name,
    role: readRole(role) ?? 'viewer',
    since: created_at,
    seenAt: seen_at,
    removed: removed_at !== null,
  }));
}

/** Who may come in, and which sessions are open. @throws {StateError} `not-signed-in` */
export async function readTeam(): Promise<TeamView> {
  const admin = await requireRole('viewer');
  const [members, sessions] = await Promise.all([listMembers(), listSessions(admin)]);
  return { members, sessions, company: settings().company?.name ?? null, mayManage: admin.role === 'owner' };
}

async function findOther(admin: Admin, id: string): Promise<{ readonly email: string; readonly removed_at: number | null }> {
  if (admin.member === id) throw new StateError('own-access', 'nobody changes their own access');
  const { db } = await app();
  const row = await db.selectFrom('members').select(['email', 'removed_at']).where('id', '=', id).executeTakeFirst();
  if (!row) throw new StateError('not-found', 'no such member');
  return row;
}

/** Revokes the links that somebody made and may not make any more. */
async function revokeLinks(trx: Kysely<Schema>, admin: Admin, email: string, role: Role | null): Promise<void> {
  if (role === null || !isEnough(role, 'operator')) await revokeRelays(trx, { createdBy: email }, admin.name);
  else if (!isEnough(role, 'owner')) await revokeRelays(trx, { createdBy: email, purpose: 'okta' }, admin.name);
}

/** Gives a member another role, which counts from their next request on; one who was removed is let in again with it. @throws {StateError} as {@link removeMember} */
export async function changeRole(id: string, role: Role): Promise<TeamView> {
  const admin = await requireProof('owner');
  const { db } = await app();
  const { email, removed_at } = await findOther(admin, id);
  await db.transaction().execute(async (trx) => {
    await record(trx, {
      actor: admin.name,
      action: removed_at === null ? 'member-changed' : 'member-restored',
      subject: `${email}, ${role}`,
    });
    await trx.updateTable('members').set({ role, removed_at: null }).where('id', '=', id).execute();
    await revokeLinks(trx, admin, email, role);
  });
  return readTeam();
}

/**
 * Takes a member's access away, and ends their sessions and links with it.
 *
 * @throws {StateError} `not-signed-in`, `role-too-low`, `proof-needed`, `not-found`, `own-access`
 */
export async function removeMember(id: string): Promise<TeamView> {
  const admin = await requireProof('owner');
  const { db } = await app();
  const { email } = await findOther(admin, id);
  const now = Date.now();
  await db.transaction().execute(async (trx) => {
    await record(trx, { actor: admin.name, action: 'member-removed', subject: email });
    await trx.updateTable('members').set({ removed_at: now }).where('id', '=', id).execute();
    await trx.updateTable('sessions').set({ ended_at: now }).where('member_id', '=', id).where('ended_at', 'is', null).execute();
    await revokeLinks(trx, admin, email, null);
  });
  return readTeam();
}

/** Ends one of the sessions that {@link readTeam} shows: one's own, or anybody's for an owner. @throws {StateError} `not-signed-in`, `not-found` */
export async function endListedSession(id: string): Promise<void> {
  const admin = await requireRole('viewer');
  const listed = (await listSessions(admin)).some((session) => session.id === id);
  const whose = listed ? await closeSession(id) : null;
  if (whose === null) throw new StateError('not-found', 'no such session is open');
  await record((await app()).db, { actor: admin.name, action: 'session-ended', subject: whose });
}
