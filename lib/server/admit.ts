import 'server-only';
import type { Kysely } from 'kysely';
import { companySignIn } from '@/lib/activity/actor';
import { type Admitted, type Claims, judgeClaims, type Refusal } from '@/lib/team/admission';
import type { Role } from '@/lib/team/role';
import { app } from './app';
import { record } from './audit';
import type { Schema } from './db/schema';
import type { Company } from './env';

/** A member's key, or why there is none. */
export type Admission = { readonly id: string; readonly email: string } | { readonly refusal: Refusal | 'removed' };

async function remember(db: Kysely<Schema>, { issuer, subject, email, name }: Admitted, firstRole: Role): Promise<Admission> {
  const now = Date.now();
  const before = await db
    .selectFrom('members')
    .select('email')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst();
  const member = await db
    .insertInto('members')
    .values({ id: crypto.randomUUID(), issuer, subject, email, name, role: firstRole, created_at: now, seen_at: now, removed_at: null })
    .onConflict((conflict) => conflict.columns(['issuer', 'subject']).doUpdateSet({ email, name, seen_at: now }))
    .returning(['id', 'created_at', 'removed_at'])
    .executeTakeFirstOrThrow();
  // Links end with the access of who made them, under whatever address.
  if (before && before.email !== email)
    await db.updateTable('relay_links').set({ created_by: email }).where('created_by', '=', before.email).execute();
  if (member.removed_at !== null) return { refusal: 'removed' };
  if (member.created_at === now) await record(db, { actor: email, action: 'member-joined', subject: firstRole });
  return { id: member.id, email };
}

/** Lets somebody in whom the company's provider vouched for, or says why not. Who comes in for the first time gets the first role. */
export async function admit(claims: Claims, company: Company): Promise<Admission> {
  const { db } = await app();
  const judged = judgeClaims(claims, company);
  const admission: Admission = typeof judged === 'string' ? { refusal: judged } : await remember(db, judged, company.firstRole);
  if ('refusal' in admission) await record(db, { actor: companySignIn, action: 'sign-in-refused', subject: admission.refusal });
  return admission;
}
