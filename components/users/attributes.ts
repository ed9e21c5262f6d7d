/** The six attributes that every edition of the Okta app sends, as Cisco's article lists them (help.webex.com/nmm9pzdb). */
const fromOkta = ['userName', 'displayName', 'name.givenName', 'name.familyName', 'title', 'externalId'] as const;

export interface Attribute {
  readonly path: string;
  readonly value: string;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

function flatten(value: unknown, path: string): Attribute[] {
  if (value === undefined || value === null || value === '') return [];
  if (Array.isArray(value)) {
    if (value.every((item) => !isRecord(item) && !Array.isArray(item)))
      return value.length === 0 ? [] : [{ path, value: value.join(', ') }];
    return value.flatMap((item, index) => flatten(item, `${path}[${index}]`));
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

/** A user's attributes, apart: what Okta sends in every edition of its app, and the rest that Webex keeps. Absent ones are left out. */
export function attributesOf(user: unknown): { fromOkta: readonly Attribute[]; others: readonly Attribute[] } {
  const all = flatten(user, '');
  const sent = fromOkta.flatMap((path) => all.find((attribute) => attribute.path === path) ?? []);
  const others = all.filter(({ path }) => !fromOkta.some((known) => known === path) && !path.startsWith('schemas'));
  return { fromOkta: sent, others };
}
