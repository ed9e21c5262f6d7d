import { isObject, type JsonObject, memberOf, nameIn } from './json';
import { meaningOf, type PatchPath, readPatchPath } from './scim-patch-path';

/** The resource after a change, or the refusal in the terms of RFC 7644 section 3.12. */
export type PatchVerdict =
  | { readonly resource: JsonObject }
  | { readonly scimType: 'noTarget' | 'invalidPath' | 'invalidSyntax' | 'invalidValue'; readonly details: string };

interface Operation {
  readonly op: 'add' | 'replace' | 'remove';
  readonly path: string | null;
  readonly value: unknown;
}

type Fault = Exclude<PatchVerdict, { resource: JsonObject }>;

class Refused extends Error {
  constructor(readonly fault: Fault) {
    super(fault.details);
  }
}

const refuse = (scimType: Fault['scimType'], details: string) => new Refused({ scimType, details });
const patchSchema = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';
const maxOperations = 1_000;
/** Of one object. A user has about thirty; each is looked for among all. */
const maxAttributes = 200;

/**
 * Applies a PatchOp message, one operation after the other; nothing is changed when one of them is refused. Takes both forms that Okta sends:
 * with a path, and without one, where the value is an object of attributes.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7644#section-3.5.2
 */
export function applyPatch(resource: JsonObject, message: JsonObject): PatchVerdict {
  try {
    return { resource: operationsOf(message).reduce(applyOperation, resource) };
  } catch (error) {
    if (error instanceof Refused) return error.fault;
    throw error;
  }
}

function operationsOf(message: JsonObject): Operation[] {
  const schemas = memberOf(message, 'schemas');
  if (!Array.isArray(schemas) || !schemas.includes(patchSchema)) throw refuse('invalidSyntax', `schemas must name ${patchSchema}.`);
  const operations = memberOf(message, 'Operations');
  if (!Array.isArray(operations) || operations.length === 0 || operations.length > maxOperations)
    throw refuse('invalidSyntax', `Operations must hold 1 to ${maxOperations} operations.`);
  return operations.map((operation: unknown) => {
    const { op, path, value } = isObject(operation) ? operation : {};
    const verb = (['add', 'replace', 'remove'] as const).find((known) => known === String(op).toLowerCase());
    if (!verb) throw refuse('invalidSyntax', 'op must be add, replace or remove.');
    if (path !== undefined && path !== null && typeof path !== 'string') throw refuse('invalidPath', 'path must be a text.');
    if (verb === 'remove' && !path) throw refuse('noTarget', 'A remove operation needs a path.');
    if (verb !== 'remove' && value === undefined) throw refuse('invalidValue', `The ${verb} operation needs a value.`);
    return { op: verb, path: path || null, value };
  });
}

function applyOperation(resource: JsonObject, { op, path, value }: Operation): JsonObject {
  if (path !== null) return applyAt(resource, pathOf(path), op, value);
  if (!isObject(value)) throw refuse('invalidValue', 'Without a path, the value must be an object.');
  return Object.entries(value).reduce((changed, [name, inner]) => applyAt(changed, pathOf(name), op, inner), resource);
}

function pathOf(path: string): PatchPath {
  const read = readPatchPath(path);
  if (!read) throw refuse('invalidPath', 'A path of this request could not be read.');
  return read;
}

function applyAt(object: JsonObject, path: PatchPath, op: Operation['op'], value: unknown): JsonObject {
  const { schema, attribute, filter, sub } = path;
  if (schema !== null) {
    const inside = memberOf(object, schema);
    const extension = isObject(inside) ? inside : {};
    if (attribute !== null) return withMember(object, schema, applyAt(extension, { ...path, schema: null }, op, value));
    return op === 'remove' ? without(object, schema) : withMember(object, schema, merged(extension, value));
  }
  const name = attribute ?? '';
  const current = memberOf(object, name);
  if (filter) return withMember(object, name, changeMembers(current, path, op, value));
  if (sub !== null) {
    const inner = isObject(current) ? current : {};
    return withMember(object, name, op === 'remove' ? without(inner, sub) : withMember(inner, sub, value));
  }
  if (op === 'remove') return without(object, name);
  if (op === 'add' && Array.isArray(current)) return withMember(object, name, added(current, value));
  return withMember(object, name, isObject(current) && isObject(value) ? merged(current, value) : value);
}

/** @throws what is replaced or added to must be there; what is removed need not. */
function changeMembers(current: unknown, { filter, sub }: PatchPath, op: Operation['op'], value: unknown): unknown[] {
  const members: unknown[] = Array.isArray(current) ? current : [];
  const isMeant = meaningOf(filter ?? []);
  const meant = (member: unknown): member is JsonObject => isObject(member) && isMeant(member);
  if (op === 'remove')
    return sub === null
      ? members.filter((member) => !meant(member))
      : members.map((member) => (meant(member) ? without(member, sub) : member));
  if (!members.some(meant)) throw refuse('noTarget', 'The path of this request means nothing that is there.');
  return members.map((member) => {
    if (!meant(member)) return member;
    return sub === null ? merged(member, value) : withMember(member, sub, value);
  });
}

/** What the members of lists of a request look like: a list that grows by a thousand operations is not read a thousand times. */
const looks = new WeakMap<readonly unknown[], Set<string>>();

function added(current: readonly unknown[], value: unknown): unknown[] {
  const seen = looks.get(current) ?? new Set(current.map((member) => JSON.stringify(member)));
  looks.delete(current);
  const offered: unknown[] = Array.isArray(value) ? value : [value];
  const more = offered.filter((member) => {
    const look = JSON.stringify(member);
    return !seen.has(look) && seen.add(look);
  });
  const all = [...current, ...more];
  looks.set(all, seen);
  return all;
}

function merged(object: JsonObject, value: unknown): JsonObject {
  if (!isObject(value)) throw refuse('invalidValue', 'The value must be an object.');
  return Object.entries(value).reduce((changed, [name, inner]) => withMember(changed, name, inner), object);
}

function withMember(object: JsonObject, name: string, value: unknown): JsonObject {
  const known = nameIn(object, name);
  if (known === null && Object.keys(object).length >= maxAttributes)
    throw refuse('invalidValue', `An object holds at most ${maxAttributes} attributes.`);
  return { ...object, [known ?? name]: value };
}

function without(object: JsonObject, name: string): JsonObject {
  const known = nameIn(object, name);
  return Object.fromEntries(Object.entries(object).filter(([candidate]) => candidate !== known));
}
