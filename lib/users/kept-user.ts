import type { ScimUser } from '@/lib/scim/user';
import { accountStatusOf, createdAtOf, displayNameOf, lastModifiedOf, licenceCountOf, sourceOf } from '@/lib/scim/user-facts';
import { fold } from './fold';

const longestText = 2_000;
const longestList = 200;
const deepest = 8;
const longestKey = 256;
/** What is filtered by stands in indexes, of which PostgreSQL takes 2,704 bytes a row; a filter is no longer than this either. */
const longestValue = 64;
const mostStatuses = 6;

/** Neither engine keeps half of a surrogate pair, and PostgreSQL no NUL. */
const storable = (text: string): string => text.slice(0, longestText).replace(/[\p{Cs}\0]/gu, '\uFFFD');

/** A value without its unusual excess: texts of 2,000 characters, lists of 200 entries and 8 levels are kept. */
function bound(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return storable(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth === deepest) return null;
  if (Array.isArray(value)) return value.slice(0, longestList).map((entry) => bound(entry, depth + 1));
  const entries = Object.entries(value).slice(0, longestList);
  return Object.fromEntries(entries.map(([key, entry]) => [storable(key), bound(entry, depth + 1)]));
}

const clean = (text: string | null | undefined): string | null => (text ? storable(text) : null);

const keyOf = (text: string | null): string => fold(text ?? '').slice(0, longestKey);

/** A user as the snapshot keeps it: what is shown, searched and sorted, and the SCIM resource itself as JSON. */
export function toKeptUser(user: ScimUser) {
  const name = displayNameOf(user);
  const userName = clean(user.userName);
  const title = clean(user.title);
  const externalId = clean(user.externalId);
  const addresses = (user.emails ?? []).slice(0, longestList).map(({ value }) => clean(value));
  const statuses = accountStatusOf(user)
    .slice(0, mostStatuses)
    .map((status) => storable(status.slice(0, longestValue)).replaceAll('|', ' '));
  const words = [name, userName, ...addresses, title, externalId].flatMap((word) => (word ? [fold(word)] : []));
  return {
    user_id: storable(user.id),
    name,
    name_key: keyOf(name),
    user_name: userName,
    user_name_key: keyOf(userName),
    title,
    external_id: externalId,
    active: user.active === null || user.active === undefined ? null : Number(user.active),
    licences: licenceCountOf(user),
    source: clean(sourceOf(user)?.slice(0, longestValue)),
    account_status: statuses.length > 0 ? `|${statuses.join('|')}|` : '',
    created_at: createdAtOf(user),
    // Not absent: the engines do not agree where absent values stand in an order.
    modified_at: lastModifiedOf(user) ?? 0,
    search_text: [...new Set(words)].join('\n'),
    resource: JSON.stringify(bound(user)),
  };
}

export type KeptUser = ReturnType<typeof toKeptUser>;
