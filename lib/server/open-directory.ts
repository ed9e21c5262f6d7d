import 'server-only';
import { StateError } from '@/lib/errors';
import type { ScimBase } from '@/lib/webex/environments';
import type { App } from './app';
import { type ActiveToken, openToken } from './credentials';

/** A token with the SCIM base to ask. */
export interface OpenDirectory extends ActiveToken {
  readonly base: ScimBase;
  /** The token's own. Should step 3 have changed since, the token must not be sent with another one. */
  readonly organizationId: string;
}

/**
 * The SCIM base to ask: the one that the last ladder found working, else the newest.
 *
 * @throws {StateError} `not-found`, and as `openToken`.
 */
export async function openDirectory(opened: App, connectionId: string): Promise<OpenDirectory> {
  const connection = await opened.db.selectFrom('connections').select('edition').where('id', '=', connectionId).executeTakeFirst();
  if (!connection) throw new StateError('not-found', 'no such connection');
  const active = await openToken(opened, connectionId);
  const dialect = connection.edition === 'classic' ? 'scim1' : 'scim2';
  const base = active.environment.scim.find((candidate) => candidate.dialect === dialect) ?? active.environment.scim[0];
  if (!base) throw new StateError('not-found', 'the environment has no SCIM base');
  return { ...active, base, organizationId: active.credential.organization_id };
}
