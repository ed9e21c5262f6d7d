import { type Comparison, parseFilter } from './filter-parser';

/** Where a PATCH operation acts: `attribute`, `attribute[filter]`, with a sub-attribute, in an extension. */
export interface PatchPath {
  /** `null`: at the top. */
  readonly schema: string | null;
  /** `null`: the extension as a whole. */
  readonly attribute: string | null;
  /** Which members of a list; `null`: all of it. Alternatives, each a list of comparisons by `eq`. */
  readonly filter: readonly (readonly Comparison[])[] | null;
  readonly sub: string | null;
}

const schemaPattern = /^(urn:[A-Za-z0-9.:_-]+:(?:User|Group))(?::|$)(.*)$/i;
const coreSchemas = /^urn:ietf:params:scim:schemas:core:2\.0:/i;
// No name begins with an underscore, so none of them is `__proto__`.
const pathPattern = /^([A-Za-z$][\w$-]*)(?:\[(.+)\])?(?:\.([A-Za-z$][\w$-]*))?$/;

/** Reads a path (RFC 7644, figure 7); `null` when it is none, or filters by something else than `eq`. */
export function readPatchPath(path: string): PatchPath | null {
  const [, urn = null, inside = path] = schemaPattern.exec(path) ?? [];
  const schema = urn !== null && coreSchemas.test(urn) ? null : urn;
  if (schema !== null && inside === '') return { schema, attribute: null, filter: null, sub: null };
  const [, attribute, condition, sub = null] = pathPattern.exec(inside) ?? [];
  if (!attribute) return null;
  if (condition === undefined) return { schema, attribute, filter: null, sub };
  const filter = parseFilter(condition);
  const plain = filter?.every((terms) => terms.every(({ operator, value, negated }) => operator === 'eq' && value !== null && !negated));
  return filter && plain ? { schema, attribute, filter, sub } : null;
}

/** Tells whether a member of a list is meant. Values are compared without regard to case; those of the filter are read once for all members. */
export function meaningOf(filter: NonNullable<PatchPath['filter']>): (member: Readonly<Record<string, unknown>>) => boolean {
  const wanted = filter.map((terms) => terms.map(({ path, value }) => ({ path, value: value?.toLowerCase() })));
  return (member) => wanted.some((terms) => terms.every(({ path, value }) => String(member[path] ?? '').toLowerCase() === value));
}
