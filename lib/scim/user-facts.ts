import { webexUserSchema } from './schema-urns';
import type { ScimUser } from './user';

/** In characters. Longer names are a mistake or an attack, and no table has room for them. */
const maxNameLength = 256;

/** One line that reads in one direction: no control characters, no bidirectional overrides, no half characters. Joined emoji stay. */
function toLine(text: string | null | undefined): string {
  if (!text) return '';
  const plain = text
    .slice(0, maxNameLength)
    .replace(/[\u202A-\u202E\u2066-\u2069]/g, '')
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replace(/[\p{Cc}\s]+/gu, ' ');
  return plain.trim();
}

/** What to call a user: the display name, else the parts of the name, else the user name, else the id. One line, at most 256 characters, never empty. */
export function displayNameOf(user: ScimUser): string {
  const parts = [user.name?.givenName, user.name?.middleName, user.name?.familyName].map(toLine).filter((part) => part !== '');
  const names = [
    toLine(user.displayName),
    toLine(user.name?.formatted),
    parts.join(' ').slice(0, maxNameLength),
    toLine(user.userName),
    toLine(user.id),
  ];
  return names.find((name) => name !== '') ?? user.id;
}

/** How many licences a user has. `null`: Webex sent no `licenseID`, so it is unknown; that is not the same as none. */
export function licenceCountOf(user: ScimUser): number | null {
  const licences = user[webexUserSchema]?.licenseID;
  if (licences === undefined || licences === null) return null;
  const ids = typeof licences === 'string' ? [licences] : licences;
  return new Set(ids.filter((id) => id !== '')).size;
}

/**
 * Where a user came from, in Webex's words (`SCIM`, `AD`, `AAD`, `BROADWORKS`, `OKTA`), or `null` when Webex did not say. The older SCIM has
 * another field, of which one public sample shows one value: `DirSync`, which is Directory Connector.
 */
export function sourceOf(user: ScimUser): string | null {
  return user[webexUserSchema]?.provisionSource || (user.cisSyncSource === 'DirSync' ? 'AD' : null);
}

/** The states of the account in Webex's words, for example `active` or `pending`. Empty when Webex sent none, as for some active users. */
export function accountStatusOf(user: ScimUser): readonly string[] {
  const status = user[webexUserSchema]?.accountStatus ?? [];
  return (typeof status === 'string' ? [status] : status).filter((state) => state !== '');
}

/** RFC 7643 section 2.3.5: an `xsd:dateTime`. */
const dateTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(Z|[+-]\d{2}:\d{2})?$/i;

function toTime(text: string | null | undefined): number | null {
  const match = dateTime.exec(text ?? '');
  if (match === null) return null;
  const time = Date.parse(match[1] === undefined ? `${match[0]}Z` : match[0].toUpperCase());
  return Number.isNaN(time) || time < 0 ? null : time;
}

/** A user or a group. */
interface Changed {
  readonly meta?: { readonly lastModified?: string | null | undefined } | null | undefined;
}

/** When a user or a group was last changed, in epoch milliseconds. A time without a zone is UTC; `null` when absent, not a date, or before 1970. */
export function lastModifiedOf({ meta }: Changed): number | null {
  return toTime(meta?.lastModified);
}

/** When the user was created, as {@link lastModifiedOf}. */
export function createdAtOf(user: ScimUser): number | null {
  return toTime(user.meta?.created);
}
