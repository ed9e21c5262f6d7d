import { callerOf, hasScope, methodNotAllowed, unauthorized } from './caller';
import type { SandboxContext, SandboxRequest } from './context';
import { type AccountRole, organizationById } from './organizations';
import { jsonReply, refusal } from './replies';
import { answerGroups } from './scim-groups';
import { placeIn } from './scim-place';
import { methodsOf, type ScimRoute, scimRouteOf } from './scim-route';
import { answerUsers, showUser } from './scim-users';
import type { Caller } from './tokens';
import { userOfAccount } from './user';

/** Which roles read and write what. Groups are not for user administrators (webex-admin.json in github.com/webex/webex-openapi-specs). */
const readers: Readonly<Record<ScimRoute['kind'], readonly AccountRole[]>> = {
  Users: ['full-admin', 'user-admin', 'read-only'],
  Groups: ['full-admin', 'read-only'],
};
const writers: typeof readers = { Users: ['full-admin', 'user-admin'], Groups: ['full-admin'] };

/** Answers what lies under `/identity/scim`: users and groups of SCIM 2, and users of the older SCIM in its own shape. */
export async function answerScim(context: SandboxContext, asked: SandboxRequest): Promise<Response> {
  const { path, request } = asked;
  const route = scimRouteOf(path);
  if (!route) return refusal('scim', 404, 'There is nothing at this address.', context.randomBytes);
  const methods = methodsOf(route);
  if (!methods.includes(request.method)) return methodNotAllowed(context, 'scim', methods.join(', '));
  const caller = await callerOf(context, request);
  if (!caller) return unauthorized(context, 'scim');
  const retryAfter = context.weather.admit(caller);
  if (retryAfter) {
    const headers = { 'retry-after': retryAfter, date: new Date(context.now()).toUTCString() };
    return refusal('scim', 429, 'Too many requests.', context.randomBytes, { headers });
  }
  return context.weather.deliver(caller, () => answerCaller(context, asked, route, caller));
}

async function answerCaller(
  context: SandboxContext,
  { query, request }: SandboxRequest,
  route: ScimRoute,
  caller: Caller,
): Promise<Response> {
  const refuse = (status: number, why: string) => refusal('scim', status, why, context.randomBytes);
  const writes = request.method !== 'GET';
  const home = organizationById(caller.organizationId) ?? caller.organization;
  if (home.behaviour === 'government' && route.version === 'v1') return refuse(404, 'There is nothing at this address.');
  if (!mayUse(context, route.version, caller, writes)) return refuse(403, 'The token has no scope for this request.');
  if (route.organizationId === null) {
    const place = { ...placeIn(context, home, route.version, false), organizationId: caller.organizationId };
    return jsonReply('scim', showUser(userOfAccount(caller.account, home), place, route.version, query), context.randomBytes);
  }
  const organization = organizationById(route.organizationId);
  if (!organization) return refuse(404, 'There is no such organization.');
  if (organization.organizationId !== caller.organizationId) return refuse(403, 'The token belongs to another organization.');
  const { role } = caller.account;
  if (!(writes ? writers : readers)[route.kind].includes(role))
    return refuse(403, role === 'user' ? 'This account has no administrator role.' : 'The role of this account does not allow this.');
  const ask = { context, request, query, route, organization };
  return route.kind === 'Groups' ? answerGroups(ask) : answerUsers(ask);
}

/** SCIM 2 documents `identity:people_*` only; whether it takes `Identity:SCIM` is not known, so that is a switch. */
function mayUse(context: SandboxContext, version: string, caller: Caller, writes: boolean): boolean {
  if (hasScope(caller, writes ? ['identity:people_rw'] : ['identity:people_read', 'identity:people_rw'])) return true;
  const strict = context.scopeMode === 'strict' || caller.organization.behaviour === 'classic';
  return hasScope(caller, ['Identity:SCIM']) && !(strict && version === 'v2');
}
