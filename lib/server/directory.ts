import 'server-only';
import { StateError } from '@/lib/errors';
import { startsWith } from '@/lib/scim/filter';
import type { ScimUser } from '@/lib/scim/user';
import { type UsersSearch, usersPageSize } from '@/lib/users/search-params';
import type { UsersPage } from '@/lib/users-page';
import type { ScimBase } from '@/lib/webex/environments';
import { type App, app } from './app';
import { requireAdmin } from './auth';
import { type ActiveToken, openToken } from './credentials';
import { ExchangeFailure } from './http';
import { readUser, readUsers } from './webex';

/** The SCIM base to ask: the one that the last ladder found working, else the newest. */
async function openDirectory(opened: App, connectionId: string): Promise<ActiveToken & { base: ScimBase; organizationId: string }> {
  const connection = await opened.db
    .selectFrom('connections')
    .select(['edition', 'organization_id'])
    .where('id', '=', connectionId)
    .executeTakeFirst();
  if (!connection) throw new StateError('not-found', 'no such connection');
  const active = await openToken(opened, connectionId);
  const dialect = connection.edition === 'classic' ? 'scim1' : 'scim2';
  const base = active.environment.scim.find((candidate) => candidate.dialect === dialect) ?? active.environment.scim[0];
  if (!base) throw new StateError('not-found', 'the environment has no SCIM base');
  // The token's own organization: should step 3 have changed since, the token must not be sent with another one.
  return { ...active, base, organizationId: active.credential.organization_id };
}

/** The evidence is for the ladder; here the failure itself counts. */
async function unwrap<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    throw error instanceof ExchangeFailure ? error.error : error;
  }
}

/**
 * Reads one page of users from Webex, now.
 *
 * @returns the page and `totalResults` as Webex claimed it at that moment.
 * @throws {StateError} `not-signed-in`, `not-found`, `credential-missing` @throws {OnrampError} what Webex, or the way to it, did.
 */
export async function readUsersPage(connectionId: string, search: UsersSearch): Promise<UsersPage> {
  await requireAdmin();
  const { base, organizationId, token } = await openDirectory(await app(), connectionId);
  const query = {
    startIndex: search.startIndex,
    count: usersPageSize,
    sortBy: search.sortBy,
    sortOrder: search.sortOrder,
    ...(search.q ? { filter: startsWith('userName', search.q) } : {}),
  };
  const { value } = await unwrap(readUsers(base, organizationId, query, token));
  return { total: value.totalResults, startIndex: search.startIndex, users: value.users, readAt: Date.now() };
}

/** Reads one user from Webex, now. @throws as {@link readUsersPage} */
export async function readUserDetails(connectionId: string, userId: string): Promise<{ user: ScimUser; readAt: number }> {
  await requireAdmin();
  const { base, organizationId, token } = await openDirectory(await app(), connectionId);
  const { value } = await unwrap(readUser(base, organizationId, userId, token));
  return { user: value, readAt: Date.now() };
}
