import { readScimBody } from './body';
import { parseFilter } from './filter-parser';
import type { SandboxGroup } from './groups';
import type { JsonObject } from './json';
import { projectAttributes } from './projection';
import { emptyReply, jsonReply, refusal, typedRefusal } from './replies';
import { readGroup, toScimGroup } from './scim-group';
import { applyPatch } from './scim-patch';
import type { ScimAsk } from './scim-place';
import { integerOf } from './scim-query';
import { listSchema } from './scim-users';
import { uuidFrom } from './written-user';

const defaultCount = 100;

/** Searches, shows, creates, replaces, changes and deletes groups. Okta searches them by `displayName eq` only, and so does this. */
export async function answerGroups(ask: ScimAsk): Promise<Response> {
  const { context, request, organization, route } = ask;
  const writes = request.method !== 'GET' && request.method !== 'DELETE';
  // First of all, because others may write while a body arrives.
  const body = writes ? await readScimBody(context, request) : {};
  if (body instanceof Response) return body;
  if (route.id === null) return writes ? write(ask, body, null) : search(ask);
  const group = context.groupsOf(organization).find(route.id);
  if (!group) return refusal('scim', 404, 'There is no such group.', context.randomBytes);
  if (writes) return write(ask, body, group);
  if (route.members) return listMembers(ask, group);
  if (request.method === 'GET') return reply(ask, group);
  context.groupsOf(organization).remove(group.id);
  return emptyReply('scim', context.randomBytes);
}

function search({ context, query, organization }: ScimAsk): Response {
  const name = nameIn(query.get('filter'));
  if (name === undefined) return typedRefusal('invalidFilter', 'Groups can be searched by displayName eq only.', context.randomBytes);
  const [first, most] = [integerOf(query.get('startIndex'), 1), integerOf(query.get('count'), defaultCount)];
  if (first === null || most === null) return typedRefusal('invalidValue', 'startIndex and count are whole numbers.', context.randomBytes);
  const found = context
    .groupsOf(organization)
    .list()
    .filter(({ displayName }) => name === null || displayName.toLowerCase() === name);
  if (!sort(found, query))
    return typedRefusal('invalidValue', 'Groups are sorted by displayName, id or meta.lastModified.', context.randomBytes);
  const startIndex = Math.max(1, first);
  const page = found.slice(startIndex - 1, startIndex - 1 + Math.min(Math.max(0, most), context.maxCount));
  const withMembers = query.get('includeMembers')?.toLowerCase() === 'true';
  const envelope = {
    schemas: [listSchema],
    totalResults: found.length,
    itemsPerPage: page.length,
    startIndex,
    Resources: page.map((group) => projectAttributes(toScimGroup(context, organization, group, withMembers), query)),
  };
  return jsonReply('scim', envelope, context.randomBytes);
}

/** Sorts groups as asked. @returns whether that can be. */
function sort(groups: SandboxGroup[], query: URLSearchParams): boolean {
  const sortBy = query.get('sortBy')?.toLowerCase();
  const direction = query.get('sortOrder')?.toLowerCase() === 'descending' ? -1 : 1;
  if (sortBy === undefined) return true;
  if (sortBy === 'displayname') groups.sort((a, b) => direction * a.displayName.localeCompare(b.displayName, 'en'));
  else if (sortBy === 'id') groups.sort((a, b) => direction * (a.id < b.id ? -1 : 1));
  else if (sortBy === 'meta.lastmodified') groups.sort((a, b) => direction * (a.modifiedAt - b.modifiedAt));
  else return false;
  return true;
}

const mostMembers = 500;

/** The members of a group, page by page, in Webex's own envelope. */
function listMembers({ context, query, organization }: ScimAsk, group: SandboxGroup): Response {
  const [first, most] = [integerOf(query.get('startIndex'), 1), integerOf(query.get('count'), defaultCount)];
  if (first === null || most === null) return typedRefusal('invalidValue', 'startIndex and count are whole numbers.', context.randomBytes);
  const startIndex = Math.max(1, first);
  const { members = [] } = toScimGroup(context, organization, group, true);
  const page = members.slice(startIndex - 1, startIndex - 1 + Math.min(Math.max(0, most), mostMembers));
  const envelope = {
    schemas: ['urn:scim:schemas:extension:cisco:webexidentity:2.0:GroupMembers'],
    memberSize: members.length,
    displayName: group.displayName,
    itemsPerPage: page.length,
    startIndex,
    members: page,
  };
  return jsonReply('scim', envelope, context.randomBytes);
}

/** The name that a filter asks for, in lower case; `null` without a filter, `undefined` for one that is not supported. */
function nameIn(filter: string | null): string | null | undefined {
  if (filter === null) return null;
  const [terms, ...others] = parseFilter(filter) ?? [];
  const [term, ...more] = terms ?? [];
  if (!term || more.length > 0 || others.length > 0 || term.negated) return undefined;
  const supported = term.path.toLowerCase() === 'displayname' && term.operator.toLowerCase() === 'eq';
  return supported ? (term.value?.toLowerCase() ?? undefined) : undefined;
}

function reply({ context, query, organization }: ScimAsk, group: SandboxGroup, status = 200): Response {
  const resource = toScimGroup(context, organization, group, true);
  const headers: Record<string, string> = status === 201 ? { location: resource.meta.location } : {};
  return jsonReply('scim', projectAttributes(resource, query), context.randomBytes, headers, status);
}

function write(ask: ScimAsk, body: JsonObject, before: SandboxGroup | null): Response {
  const { context, request, organization } = ask;
  const patched =
    request.method === 'PATCH' && before ? applyPatch(toScimGroup(context, organization, before, true), body) : { resource: body };
  if ('scimType' in patched) return typedRefusal(patched.scimType, patched.details, context.randomBytes);
  const verdict = readGroup(context, organization, patched.resource);
  if ('refused' in verdict) return refusal('scim', 400, verdict.refused, context.randomBytes);
  const store = context.groupsOf(organization);
  const name = verdict.draft.displayName.toLowerCase();
  if (store.list().some(({ id, displayName }) => displayName.toLowerCase() === name && id !== before?.id))
    return refusal('scim', 409, 'Group already exists.', context.randomBytes);
  const modifiedAt = context.nextWriteAt();
  const { id, createdAt } = before ?? { id: uuidFrom(context.randomBytes(16)), createdAt: modifiedAt };
  const group = { ...verdict.draft, id, createdAt, modifiedAt };
  if (!store.save(group)) return refusal('scim', 503, 'This sandbox organization can keep no more groups.', context.randomBytes);
  return reply(ask, group, before ? 200 : 201);
}
