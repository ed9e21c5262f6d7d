import { callerOf, hasScope, methodNotAllowed, unauthorized } from './caller';
import type { SandboxContext, SandboxRequest } from './context';
import { organizationById, type SandboxOrganization } from './organizations';
import { projectAttributes } from './projection';
import { jsonReply, refusal, searchRefusal } from './replies';
import { scimOneSchema, toScimOneUser } from './scim-one-user';
import { readScimQuery } from './scim-query';
import { type ScimPlace, toScimUser } from './scim-user';
import { searchUsers } from './search';
import type { Caller } from './tokens';
import { type SandboxUser, userOfAccount } from './user';

const listSchema = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';
const mePath = /^\/identity\/scim\/(v1|v2)\/Users\/me$/;
const usersPath = /^\/identity\/scim\/([^/]+)\/(v1|v2)\/Users(?:\/([^/]+))?$/;

interface Route {
  readonly version: string;
  /** `null` on the way to oneself. */
  readonly organizationId: string | null;
  readonly userId: string | null;
}

function routeOf(path: string): Route | null {
  const [, ownVersion] = mePath.exec(path) ?? [];
  if (ownVersion) return { version: ownVersion, organizationId: null, userId: null };
  const [, organizationId, version, userId = null] = usersPath.exec(path) ?? [];
  return organizationId && version ? { version, organizationId, userId } : null;
}

/** Answers what lies under `/identity/scim`: users of SCIM 2, and of the older SCIM in its own shape. */
export async function answerScim(context: SandboxContext, asked: SandboxRequest): Promise<Response> {
  const { path, request } = asked;
  const route = routeOf(path);
  if (!route) return refusal('scim', 404, 'There is nothing at this address.', context.randomBytes);
  if (request.method !== 'GET') return methodNotAllowed(context, 'scim', 'GET');
  const caller = await callerOf(context, request);
  if (!caller) return unauthorized(context, 'scim');
  const retryAfter = context.weather.admit(caller);
  if (retryAfter) {
    const headers = { 'retry-after': retryAfter, date: new Date(context.now()).toUTCString() };
    return refusal('scim', 429, 'Too many requests.', context.randomBytes, { headers });
  }
  return context.weather.deliver(caller, async () => answerCaller(context, asked, route, caller));
}

function answerCaller(context: SandboxContext, { query }: SandboxRequest, route: Route, caller: Caller): Response {
  const { randomBytes, base } = context;
  if (!mayUse(context, route.version, caller)) return refusal('scim', 403, 'The token has no scope for this request.', randomBytes);
  const shape = (user: SandboxUser, place: ScimPlace) =>
    projectAttributes(route.version === 'v2' ? toScimUser(user, place) : toScimOneUser(user, place), query);
  const placeIn = (organizationId: string, withGroups: boolean) => ({
    scimBase: `${base}/identity/scim/${organizationId}/${route.version}`,
    organizationId,
    withGroups,
  });
  if (route.organizationId === null) {
    const user = userOfAccount(caller.account, organizationById(caller.organizationId) ?? caller.organization);
    return jsonReply('scim', shape(user, placeIn(caller.organizationId, false)), randomBytes);
  }
  const organization = organizationById(route.organizationId);
  if (!organization) return refusal('scim', 404, 'There is no such organization.', randomBytes);
  if (organization.organizationId !== caller.organizationId)
    return refusal('scim', 403, 'The token belongs to another organization.', randomBytes);
  if (caller.account.role === 'user') return refusal('scim', 403, 'This account has no administrator role.', randomBytes);
  const { organizationId } = organization;
  if (route.userId !== null) {
    const user = userById(context, organization, route.userId);
    if (!user) return refusal('scim', 404, 'There is no such user.', randomBytes);
    return jsonReply('scim', shape(user, placeIn(organizationId, true)), randomBytes);
  }
  const verdict = readScimQuery(query, organizationId, context.maxCount);
  if ('scimType' in verdict) return searchRefusal(verdict.scimType, verdict.details, randomBytes);
  const { total, users } = searchUsers(context.directoryOf(organization), verdict.search);
  const envelope = {
    schemas: [route.version === 'v2' ? listSchema : scimOneSchema],
    totalResults: total,
    itemsPerPage: users.length,
    startIndex: verdict.search.startIndex,
    Resources: users.map((user) => shape(user, placeIn(organizationId, verdict.withGroups))),
  };
  return jsonReply('scim', envelope, randomBytes);
}

/** SCIM 2 documents `identity:people_*` only; whether it takes `Identity:SCIM` is not known, so that is a switch. */
function mayUse(context: SandboxContext, version: string, caller: Caller): boolean {
  if (hasScope(caller, ['identity:people_read', 'identity:people_rw'])) return true;
  const strict = context.scopeMode === 'strict' || caller.organization.behaviour === 'classic';
  return hasScope(caller, ['Identity:SCIM']) && !(strict && version === 'v2');
}

/** Accounts of the large organization are not in its directory and still have a place of their own. */
function userById(context: SandboxContext, organization: SandboxOrganization, id: string): SandboxUser | null {
  const account = organization.accounts.find(({ userId }) => userId === id.toLowerCase());
  if (account) return userOfAccount(account, organization);
  const directory = context.directoryOf(organization);
  const place = directory.placeOfId(id);
  return place < 0 ? null : directory.userAt(place);
}
