import 'server-only';
import { StateError } from '@/lib/errors';
import { startsWith } from '@/lib/scim/filter';
import type { ScimUser } from '@/lib/scim/user';
import { type UserExportFormat, userExportWriters } from '@/lib/users/export-format';
import { toUsersQuery, type UsersSearch } from '@/lib/users/search-params';
import { sourceOfRows } from '@/lib/users/source-of-rows';
import { type App, app } from './app';
import { record } from './audit';
import { requireProof } from './auth';
import { crawlDirectory } from './crawl-directory';
import { isInUse } from './credentials';
import { readUserDetails } from './directory';
import type { Download } from './download';
import { openDirectory } from './open-directory';
import { toProblem } from './problem-response';
import { readSnapshot } from './snapshot';
import { streamSnapshot } from './stream-snapshot';
import { toStream } from './text-stream';
import { textsOf } from './users-texts';

const today = () => new Date().toISOString().slice(0, 10);

/** Users of Webex itself now. */
async function* usersOfWebex(
  opened: App,
  connectionId: string,
  search: UsersSearch,
  signal: AbortSignal,
): AsyncGenerator<readonly ScimUser[]> {
  const directory = await openDirectory(opened, connectionId);
  const mayAsk = async () => {
    if (!(await isInUse(opened, directory))) throw new StateError('credential-missing', 'the token is no longer in use');
  };
  const filter = search.q ? { filter: startsWith('userName', search.q) } : {};
  for await (const { users } of crawlDirectory(directory, { signal, mayAsk, ...filter })) yield users;
}

/** Users as they come. @param onBreak told how many came before they broke off: a download that is cut off cannot say so itself. */
async function* watched(
  users: AsyncGenerator<readonly ScimUser[]>,
  onBreak: (came: number, error: unknown) => Promise<void>,
): AsyncGenerator<readonly ScimUser[]> {
  let came = 0;
  try {
    for await (const page of users) {
      came += page.length;
      yield page;
    }
  } catch (error) {
    if (came > 0) await onBreak(came, error);
    throw error;
  }
}

/**
 * All users whom a search finds as a file, whole or not at all: its first part is read before the reply begins, and what fails later breaks the
 * download off and is recorded. That it was taken is recorded first, without what was searched for.
 *
 * @param signal aborts when nobody takes the file any more.
 * @throws {StateError} `not-signed-in`, `not-found`, `credential-missing`, `token-not-kept`, `snapshot-off`, `snapshot-not-ready`
 * @throws {OnrampError} what Webex, or the way to it, did.
 */
export async function exportUsers(
  connectionId: string,
  format: UserExportFormat,
  search: UsersSearch,
  signal: AbortSignal,
): Promise<Download> {
  const admin = await requireProof('operator', 'download');
  const opened = await app();
  // Where the page shows them from, which the address alone does not say.
  const source = sourceOfRows(search, await readSnapshot(connectionId));
  const part = toUsersQuery({ ...search, view: 'live', startIndex: 1, user: null, sortBy: 'userName', sortOrder: 'ascending' });
  const subject = [format, source, ...(part ? ['in part'] : [])].join(', ');
  await record(opened.db, { actor: admin.name, action: 'users-exported', connectionId, subject });
  const onBreak = async (came: number, error: unknown) => {
    if (signal.aborted) return;
    const { code, reference } = toProblem(error);
    const how = `${subject}, ${came} users, ${code}, ${reference}`;
    await record(opened.db, { actor: admin.name, action: 'users-export-broke-off', connectionId, subject: how });
  };
  const users = watched(
    source === 'live' ? usersOfWebex(opened, connectionId, search, signal) : streamSnapshot(opened.db, connectionId, search),
    onBreak,
  );
  const first = await users.next();
  return {
    body: toStream(textsOf(first, users, format)),
    contentType: userExportWriters[format].contentType,
    fileName: `onramp-users-${today()}.${format}`,
  };
}

/** One user as Webex answers now, as a file of JSON. @throws as {@link exportUsers} */
export async function exportUser(connectionId: string, userId: string): Promise<Download> {
  const admin = await requireProof('operator', 'download');
  const opened = await app();
  const { user } = await readUserDetails(connectionId, userId);
  await record(opened.db, { actor: admin.name, action: 'users-exported', connectionId, subject: 'json, live, one user' });
  return {
    body: `${JSON.stringify(user, null, 2)}\n`,
    contentType: 'application/json; charset=utf-8',
    fileName: `onramp-user-${today()}.json`,
  };
}
