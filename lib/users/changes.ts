import type { ScimUser } from '@/lib/scim/user';
import type { AttributeChange, ChangeKind } from './snapshot';

/** What changes with every change, and says nothing of it. */
const silent = new Set(['meta.version', 'meta.lastModified', 'meta.location', 'schemas', 'groups']);
/** Nothing that may open a door is kept in a history. */
const secret = /password|secret|token|pin$/i;

const longestValue = 200;
const mostAttributes = 50;

const cut = (text: string): string => (text.length > longestValue ? `${text.slice(0, longestValue)}…` : text);

function textOf(value: unknown): string {
  if (typeof value === 'object' && value !== null) {
    if ('value' in value && typeof value.value === 'string') return value.value;
    return JSON.stringify(value);
  }
  return String(value);
}

/** The attributes of a user as paths, as in a SCIM filter, with their values as texts. The order of a list says nothing. */
function flatten(value: unknown, path: string, found: Map<string, string>): Map<string, string> {
  if (value === null || value === undefined || value === '' || silent.has(path)) return found;
  if (Array.isArray(value)) {
    if (value.length > 0) found.set(path, value.map(textOf).sort().join(', '));
  } else if (typeof value === 'object') {
    for (const [key, entry] of Object.entries(value)) {
      const separator = path === '' ? '' : path.startsWith('urn:') && !/:[A-Za-z]+\.|User:/.test(path) ? ':' : '.';
      flatten(entry, `${path}${separator}${key}`, found);
    }
  } else found.set(path, String(value));
  return found;
}

/**
 * What differs between two readings of a user, in the order of the paths. What the two do not tell apart, such as another version number, is left
 * out; a list counts as one attribute.
 */
export function compareUsers(before: ScimUser, after: ScimUser): AttributeChange[] {
  const [was, is] = [flatten(before, '', new Map()), flatten(after, '', new Map())];
  const paths = [...new Set([...was.keys(), ...is.keys()])].sort();
  const changed = paths.filter((path) => was.get(path) !== is.get(path) && !secret.test(path));
  return changed.slice(0, mostAttributes).map((path) => {
    const [old, now] = [was.get(path), is.get(path)];
    return { path, before: old === undefined ? null : cut(old), after: now === undefined ? null : cut(now) };
  });
}

/** What kind of change it is to a user who was there before. */
export function kindOfChange(before: ScimUser, after: ScimUser): ChangeKind {
  if (before.active !== false && after.active === false) return 'deactivated';
  if (before.active === false && after.active === true) return 'reactivated';
  return 'updated';
}
