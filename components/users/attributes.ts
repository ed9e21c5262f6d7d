import { oktaAttributes } from '@/lib/okta/attributes';
import type { Edition } from '@/lib/okta/edition';
import { webexUserSchema } from '@/lib/scim/schema-urns';

export interface Attribute {
  readonly path: string;
  readonly value: string;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** One of several values: named by its type where it has one, as in a SCIM filter, and else by its place. */
function flattenItem(item: unknown, index: number, path: string): Attribute[] {
  if (!isRecord(item) || typeof item.type !== 'string') return flatten(item, `${path}[${index}]`);
  const { type, value, ...rest } = item;
  const named = `${path}[type eq "${type}"]`;
  return [...flatten(value, named), ...flatten(rest, named)];
}

function flatten(value: unknown, path: string): Attribute[] {
  if (value === undefined || value === null || value === '') return [];
  if (Array.isArray(value)) {
    if (value.every((item) => !isRecord(item) && !Array.isArray(item)))
      return value.length === 0 ? [] : [{ path, value: value.join(', ') }];
    return value.flatMap((item, index) => flattenItem(item, index, path));
  }
  if (isRecord(value)) {
    return Object.entries(value).flatMap(([key, inner]) => {
      // The name of an extension is longer than the drawer is wide, and its attributes have names of their own.
      const own = key.startsWith('urn:') ? '' : key;
      return flatten(inner, [path, own].filter(Boolean).join('.'));
    });
  }
  return [{ path, value: String(value) }];
}

/**
 * A user's attributes, apart: what Okta sends in this edition of its app, in the order of Cisco's list, and the rest that
 * Webex keeps. Absent ones are left out. While the edition is not known, the classic list stands in: every edition sends those.
 */
export function attributesOf(user: unknown, edition: Edition | null): { fromOkta: readonly Attribute[]; others: readonly Attribute[] } {
  const { schemas: _, [webexUserSchema]: fromWebex, ...rest } = isRecord(user) ? user : {};
  const all = flatten(rest, '');
  const sent = oktaAttributes[edition ?? 'classic'].map((known) =>
    all.filter(({ path }) => path === known || path.startsWith(`${known}.`)),
  );
  const fromOkta = new Set(sent.flat());
  return { fromOkta: [...fromOkta], others: [...all.filter((attribute) => !fromOkta.has(attribute)), ...flatten(fromWebex, '')] };
}

/**
 * What tells attributes of a list apart: the path, and how often it came before, as two extensions may use one name. The same attribute of
 * another user has the same key, whatever others come before it, so that what is drawn of it can stay.
 */
export function keysOf(attributes: readonly Attribute[]): string[] {
  const times = new Map<string, number>();
  return attributes.map(({ path }) => {
    const before = times.get(path) ?? 0;
    times.set(path, before + 1);
    return `${path} ${before}`;
  });
}
