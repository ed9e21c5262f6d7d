/** A JSON object whose members are not known. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value is an object with members, and not a list. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The name under which an object has a member, in any case: names of SCIM attributes do not tell case (RFC 7643, 2.1). */
export function nameIn(object: JsonObject, name: string): string | null {
  const wanted = name.toLowerCase();
  return Object.keys(object).find((candidate) => candidate.toLowerCase() === wanted) ?? null;
}

/** A member by its name in any case; `undefined` when there is none. */
export function memberOf(object: JsonObject, name: string): unknown {
  const known = nameIn(object, name);
  return known === null ? undefined : object[known];
}

/** A member that is a list of objects; what is something else counts as nothing. */
export function objectsIn(object: JsonObject, name: string): JsonObject[] {
  const value = memberOf(object, name);
  return Array.isArray(value) ? value.filter(isObject) : [];
}
