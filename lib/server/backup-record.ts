import 'server-only';
import { type Kysely, sql } from 'kysely';
import { commandLine } from '@/lib/activity/actor';
import type { AuditAction } from './audit';
import type { Schema } from './db/schema';

/** Records an act in a database of any age: only with the columns that the record always had. */
export async function recordAnyAge(db: Kysely<Schema>, action: AuditAction, subject: string): Promise<void> {
  await sql`insert into audit (at, actor, action, subject) values (${Date.now()}, ${commandLine}, ${action}, ${subject})`.execute(db);
}
