import 'server-only';
import { StateError } from '@/lib/errors';
import type { SessionView } from '@/lib/team/views';
import { app } from './app';
import { record } from './audit';
import { settings } from './env';
import { consumeLaunchKey } from './launch';
import { hashOfSecret } from './secret';
import type { Admin } from './sessions';

/** A window's secret: 256 bits. */
export const proofPattern = /^[\w-]{43}$/;

/** Keeps the proof of a window whose person just proved who they are. */
export async function keepProof(sessionHash: string, proof: string): Promise<void> {
  const { db } = await app();
  const now = Date.now();
  // Those of former times count no more.
  await db
    .deleteFrom('session_proofs')
    .where('session_hash', '=', sessionHash)
    .where('proven_at', '<', now - settings().proofMs)
    .execute();
  await db
    .insertInto('session_proofs')
    .values({ session_hash: sessionHash, proof_hash: hashOfSecret(proof), proven_at: now })
    .onConflict((conflict) => conflict.columns(['session_hash', 'proof_hash']).doUpdateSet({ proven_at: now }))
    .execute();
}

/**
 * Keeps the proof of a window: a secret of its own, which only pages of this very origin can read. Cookies reach every server on this host; this
 * does not, so that a cookie alone cannot reveal a token.
 *
 * @param proof the window's secret. @param key a launch key, which proves that its person may read Onramp's folder; unset: the sign-in that was
 * just made is the proof, once.
 * @throws {StateError} `launch-link-invalid`, `proof-needed`
 */
export async function prove(admin: Admin, proof: string, key?: string): Promise<void> {
  const { db } = await app();
  const now = Date.now();
  if (key !== undefined) {
    // A launch key is the proof of who has this machine, not of a member of the team.
    if (admin.member !== null || !(await consumeLaunchKey(key)))
      throw new StateError('launch-link-invalid', 'the launch key proves nothing');
  } else {
    const { numUpdatedRows } = await db
      .updateTable('sessions')
      .set({ provable_until: null })
      .where('id_hash', '=', admin.sessionHash)
      .where('provable_until', '>=', now)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw new StateError('proof-needed', 'the sign-in was not just now, or its proof was left already');
  }
  await keepProof(admin.sessionHash, proof);
  if (key !== undefined) await record(db, { actor: admin.name, action: 'proved' });
}

/** When a session was last proven within the time that counts. @param proofHash of one window; unset: of any. */
async function lastProof(sessionHash: string, proofHash?: string): Promise<number | null> {
  const { db } = await app();
  const now = Date.now();
  const row = await db
    .selectFrom('session_proofs')
    .select(({ fn }) => fn.max('proven_at').as('at'))
    .where('session_hash', '=', sessionHash)
    .where('proven_at', '>', now - settings().proofMs)
    // One from the time ahead was left before the clock went back.
    .where('proven_at', '<=', now)
    .$if(proofHash !== undefined, (query) => query.where('proof_hash', '=', proofHash ?? ''))
    .executeTakeFirst();
  return row?.at ?? null;
}

/** Whether the person proved who they are not long ago, from the window that asks. @throws {StateError} `proof-needed` */
export async function checkProof(admin: Admin): Promise<void> {
  if (admin.proofHash === null || (await lastProof(admin.sessionHash, admin.proofHash)) === null)
    throw new StateError('proof-needed', 'no recent proof from this window');
}

/** As {@link checkProof} for a download, which a browser asks for without what a window adds: a proof of any window of the session counts. */
export async function checkProofForDownload(admin: Admin): Promise<void> {
  if ((await lastProof(admin.sessionHash)) === null) throw new StateError('proof-needed', 'no recent proof in this session');
}

/** Who asks, and how they prove anew who they are. */
export async function readOwnSession(admin: Admin): Promise<SessionView> {
  const provenAt = await lastProof(admin.sessionHash);
  return {
    name: admin.name,
    role: admin.role,
    proofBy: admin.member === null ? 'launch-key' : 'company',
    company: settings().company?.name ?? null,
    mayDownload: provenAt !== null,
  };
}
