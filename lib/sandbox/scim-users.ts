import { readScimBody } from './body';
import type { JsonObject } from './json';
import { projectAttributes } from './projection';
import { emptyReply, jsonReply, refusal, typedRefusal } from './replies';
import { type DraftVerdict, readUser, type UserDraft } from './scim-draft';
import { isOldPatch, mergeOldPatch, readScimOneUser, scimOneSchema, toScimOneUser } from './scim-one-user';
import { applyPatch } from './scim-patch';
import { placeIn, type ScimAsk } from './scim-place';
import { readScimQuery } from './scim-query';
import { type ScimPlace, toScimUser } from './scim-user';
import { searchUsers } from './search';
import type { SandboxUser } from './user';
import { isTaken, userById, writtenUser } from './written-user';

/** RFC 7644 section 3.4.2. */
export const listSchema = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';

/** A user in the shape of a SCIM version, with the attributes that were asked for. */
export function showUser(user: SandboxUser, place: ScimPlace, version: string, query: URLSearchParams) {
  return projectAttributes(version === 'v2' ? toScimUser(user, place) : toScimOneUser(user, place), query);
}

/** Searches, shows, creates, replaces, changes and deletes users. */
export async function answerUsers(ask: ScimAsk): Promise<Response> {
  const { context, request, organization, route } = ask;
  const writes = request.method !== 'GET' && request.method !== 'DELETE';
  // First of all, because others may write while a body arrives.
  const body = writes ? await readScimBody(context, request) : {};
  if (body instanceof Response) return body;
  if (route.id === null) return writes ? write(ask, body, null) : search(ask);
  const user = userById(context, organization, route.id);
  if (!user) return refusal('scim', 404, 'There is no such user.', context.randomBytes);
  if (writes) return write(ask, body, user);
  if (request.method === 'GET') return reply(ask, user);
  if (!context.directoryOf(organization).overlay.remove(user.id)) return full(ask);
  context.groupsOf(organization).forget(user.id);
  return emptyReply('scim', context.randomBytes);
}

function search({ context, query, organization, route }: ScimAsk): Response {
  const verdict = readScimQuery(query, organization.organizationId, context.maxCount);
  if ('scimType' in verdict) return typedRefusal(verdict.scimType, verdict.details, context.randomBytes);
  const { total, users } = searchUsers(context.directoryOf(organization), verdict.search);
  const place = placeIn(context, organization, route.version, verdict.withGroups);
  const envelope = {
    schemas: [route.version === 'v2' ? listSchema : scimOneSchema],
    totalResults: total,
    itemsPerPage: users.length,
    startIndex: verdict.search.startIndex,
    Resources: users.map((user) => showUser(user, place, route.version, query)),
  };
  return jsonReply('scim', envelope, context.randomBytes);
}

function reply({ context, query, organization, route }: ScimAsk, user: SandboxUser, status = 200): Response {
  const place = placeIn(context, organization, route.version, true);
  const headers: Record<string, string> = status === 201 ? { location: `${place.scimBase}/Users/${user.id}` } : {};
  return jsonReply('scim', showUser(user, place, route.version, query), context.randomBytes, headers, status);
}

/** Nothing is kept unless all of it can be: the body says a user, the user name is free, and there is room. */
function write(ask: ScimAsk, body: JsonObject, before: SandboxUser | null): Response {
  const { context, request, organization } = ask;
  const verdict = request.method === 'PATCH' && before ? patched(ask, body, before) : drafted(ask, body, before);
  if (verdict instanceof Response) return verdict;
  if ('refused' in verdict) return refusal('scim', 400, verdict.refused, context.randomBytes);
  if (isTaken(context, verdict.draft.userName, before?.id ?? null))
    return refusal('scim', 409, 'User already exists.', context.randomBytes);
  const user = writtenUser(context, organization, verdict.draft, before);
  return context.directoryOf(organization).overlay.save(user) ? reply(ask, user, before ? 200 : 201) : full(ask);
}

function drafted({ route, context, organization }: ScimAsk, body: JsonObject, before: SandboxUser | null): DraftVerdict {
  if (route.version === 'v2') return readUser(body);
  return readScimOneUser(body, before && knownOf(toScimUser(before, placeIn(context, organization, 'v2', false))));
}

function patched(ask: ScimAsk, body: JsonObject, before: SandboxUser): DraftVerdict | Response {
  const { context, organization, route } = ask;
  const place = placeIn(context, organization, route.version, false);
  const resource = route.version === 'v2' ? toScimUser(before, place) : { ...toScimOneUser(before, place), phoneNumbers: [] };
  if (route.version === 'v1' && isOldPatch(body)) return drafted(ask, mergeOldPatch(resource, body), before);
  const verdict = applyPatch(resource, body);
  if ('scimType' in verdict) return typedRefusal(verdict.scimType, verdict.details, context.randomBytes);
  // Okta may change the user name alone; the address that follows from it was not sent.
  const untouched = verdict.resource.emails === resource.emails;
  return drafted(ask, untouched ? { ...verdict.resource, emails: [] } : verdict.resource, before);
}

/** What is known of somebody, as a draft; `null` when it could not be sent again as it is. */
function knownOf(resource: JsonObject): UserDraft | null {
  const verdict = readUser(resource);
  return 'draft' in verdict ? verdict.draft : null;
}

function full({ context }: ScimAsk): Response {
  return refusal('scim', 503, 'This sandbox organization can keep no more changes. Restart the sandbox to empty it.', context.randomBytes);
}
