import 'server-only';
import type { Kysely, Updateable } from 'kysely';
import type { ConnectionView } from '@/lib/connection';
import { StateError } from '@/lib/errors';
import type { Edition } from '@/lib/okta/edition';
import type { StatementId } from '@/lib/setup/step';
import type { EnvironmentName } from '@/lib/webex/environments';
import { parseOrganizationId } from '@/lib/webex/organization-id';
import { app } from './app';
import { record } from './audit';
import { requireRole } from './auth';
import { lockConnection, viewOf } from './connection-view';
import type { Schema } from './db/schema';
import { abandonOpen } from './end-renewal';
import { settings } from './env';
import { resumeIdentifying } from './identify';
import { publish } from './live';
import { revokeRelays } from './relay-store';

/** One connection with everything the guide shows. @throws {StateError} `not-found`, `not-signed-in` */
export async function getConnection(id: string): Promise<ConnectionView> {
  await requireRole('viewer');
  const opened = await app();
  const view = await viewOf(opened, id);
  resumeIdentifying(opened, view);
  return view;
}

/** Begins a connection. @throws {StateError} `invalid-request`: the sandbox is switched off. */
export async function createConnection(environment: EnvironmentName): Promise<ConnectionView> {
  const admin = await requireRole('operator');
  if (environment === 'sandbox' && !settings().sandboxEnabled) throw new StateError('invalid-request', 'the sandbox is off');
  const opened = await app();
  const id = crypto.randomUUID();
  const now = Date.now();
  await opened.db.transaction().execute(async (trx) => {
    await trx
      .insertInto('connections')
      .values({
        id,
        name: null,
        environment,
        organization_id: null,
        edition: null,
        stated_edition: null,
        created_by: admin.name,
        created_at: now,
        updated_at: now,
      })
      .execute();
    await record(trx, { actor: admin.name, action: 'connection-created', connectionId: id, subject: environment });
  });
  return viewOf(opened, id);
}

/** Throws unless the connection exists; locks nothing. */
async function touch(trx: Kysely<Schema>, id: string, change: Updateable<Schema['connections']>): Promise<void> {
  const changed = await trx
    .updateTable('connections')
    .set({ ...change, updated_at: Date.now() })
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  if (!changed) throw new StateError('not-found', 'no such connection');
}

const isSnapshotKept = async (trx: Kysely<Schema>, id: string) =>
  (await trx.selectFrom('snapshots').select('generation').where('connection_id', '=', id).executeTakeFirst()) !== undefined;

/** A name in one line, without what would turn a line around. */
const toName = (text: string): string | null =>
  text
    .replace(/[\u202A-\u202E\u2066-\u2069]/g, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim() || null;

/**
 * Changes what the admin typed. Another organization ID makes everything stale that the former one proved, and sign-in
 * and relay links that were made for it worthless.
 *
 * @param change.name empty or `null`: named by what Webex says. @param change.organizationId any text that holds one. @param change.edition the admin's own word on it; `null`: as probed.
 * @throws {StateError} `organization-id-invalid`, `not-found`, `snapshot-of-organization`
 */
export async function changeConnection(
  id: string,
  change: { organizationId?: string | undefined; name?: string | null | undefined; edition?: Edition | null | undefined },
): Promise<ConnectionView> {
  const admin = await requireRole('operator');
  const opened = await app();
  const reading = change.organizationId === undefined ? null : parseOrganizationId(change.organizationId);
  if (reading && !reading.ok) throw new StateError('organization-id-invalid', reading.reason);
  await opened.db.transaction().execute(async (trx) => {
    if (change.name !== undefined) {
      const name = toName(change.name ?? '');
      await touch(trx, id, { name });
      await record(trx, { actor: admin.name, action: 'connection-renamed', connectionId: id, subject: name ?? 'as Webex says' });
    }
    if (change.edition !== undefined) {
      await touch(trx, id, { stated_edition: change.edition });
      await record(trx, { actor: admin.name, action: 'edition-stated', connectionId: id, subject: change.edition ?? 'as probed' });
    }
    if (reading?.ok) {
      const before = await lockConnection(trx, id);
      if (before.organization_id !== reading.organizationId) {
        if (await isSnapshotKept(trx, id)) throw new StateError('snapshot-of-organization', 'a snapshot is kept');
        await abandonOpen(trx, id, admin.name);
        await revokeRelays(trx, { connectionId: id }, admin.name);
      }
      await touch(trx, id, { organization_id: reading.organizationId, edition: null });
      // What was seen of another organization's users is nobody's business any more.
      await trx
        .deleteFrom('arrival_watches')
        .where('connection_id', '=', id)
        .where('organization_id', '!=', reading.organizationId)
        .execute();
      await record(trx, { actor: admin.name, action: 'organization-set', connectionId: id, subject: reading.organizationId });
    }
  });
  publish(id);
  return viewOf(opened, id);
}

/** Records or withdraws the admin's own word. @throws {StateError} `not-found` */
export async function setStatement(id: string, statement: StatementId, confirmed: boolean): Promise<ConnectionView> {
  const admin = await requireRole('operator');
  const opened = await app();
  await opened.db.transaction().execute(async (trx) => {
    await touch(trx, id, {});
    if (confirmed) {
      await trx
        .insertInto('statements')
        .values({ connection_id: id, step: statement, stated_by: admin.name, stated_at: Date.now() })
        .onConflict((conflict) => conflict.columns(['connection_id', 'step']).doUpdateSet({ stated_by: admin.name, stated_at: Date.now() }))
        .execute();
    } else {
      await trx.deleteFrom('statements').where('connection_id', '=', id).where('step', '=', statement).execute();
    }
    await record(trx, {
      actor: admin.name,
      action: confirmed ? 'statement-given' : 'statement-withdrawn',
      connectionId: id,
      subject: statement,
    });
  });
  publish(id);
  return viewOf(opened, id);
}
