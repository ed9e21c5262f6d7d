import { callerOf, hasScope, methodNotAllowed, unauthorized } from './caller';
import type { SandboxContext, SandboxRequest } from './context';
import { filterTerm, type UserFilter } from './filter';
import { organizationById } from './organizations';
import { toPerson } from './person';
import { jsonReply, refusal } from './replies';
import { searchUsers } from './search';
import type { Caller } from './tokens';
import { userOfAccount } from './user';

/** Paths of the REST API that exist and that the token for provisioning has no scope for. */
const foreignPaths = /^\/v1\/(?:roles|organizations|licenses|groups|authorizations)(?:\/|$)/;
const maxPeople = 100;

/** Answers what lies under `/v1`: people, and the life of the token. */
export async function answerRest(context: SandboxContext, asked: SandboxRequest): Promise<Response> {
  const { path, request } = asked;
  const known = path === '/v1/people' || path === '/v1/people/me' || path === '/v1/authorizations/tokenExpiry';
  if (!known && !foreignPaths.test(path)) return refusal('rest', 404, 'There is nothing at this address.', context.randomBytes);
  if (known && request.method !== 'GET') return methodNotAllowed(context, 'rest', 'GET');
  const caller = await callerOf(context, request);
  if (!caller) return unauthorized(context, 'rest');
  if (path === '/v1/authorizations/tokenExpiry') return jsonReply('rest', { exp: caller.expiresAtSeconds * 1000 }, context.randomBytes);
  if (!known || !hasScope(caller, ['spark:people_read'])) return forbidden(context);
  return context.weather.deliver(caller, async () => (path === '/v1/people/me' ? me(context, caller) : list(context, asked, caller)));
}

function forbidden(context: SandboxContext): Response {
  return refusal('rest', 403, 'The token has no scope for this request.', context.randomBytes);
}

function me(context: SandboxContext, { account, organization, organizationId }: Caller): Response {
  const home = organizationById(organizationId);
  const person = toPerson(userOfAccount(account, home ?? organization), organizationId, home ? 'member' : 'outsider');
  return jsonReply('rest', person, context.randomBytes);
}

/** People by e-mail address or beginning of the name. Whoever wants everybody needs another scope. */
function list(context: SandboxContext, { path, query }: SandboxRequest, caller: Caller): Response {
  const email = query.get('email');
  const name = query.get('displayName');
  if (!email && !name) return forbidden(context);
  const max = Number(query.get('max') ?? maxPeople);
  const skipped = cursorValue(query.get('after'));
  if (!Number.isInteger(max) || max < 1 || skipped === null)
    return refusal('rest', 400, 'max or after holds a value that cannot be used.', context.randomBytes);
  const home = organizationById(caller.organizationId);
  if (!home) return jsonReply('rest', { notFoundIds: null, items: [] }, context.randomBytes);
  const filter: UserFilter = [[email ? filterTerm('emails.value', 'eq', email) : filterTerm('displayName', 'sw', name ?? '')]];
  const count = Math.min(max, maxPeople);
  const { total, users } = searchUsers(context.directoryOf(home), {
    filter,
    sortBy: null,
    descending: false,
    startIndex: skipped + 1,
    count,
  });
  const view = caller.account.role === 'user' ? 'outsider' : 'member';
  const items = users.map((user) => toPerson(user, home.organizationId, view));
  const next = new URLSearchParams(query);
  next.set('after', btoa(`skip:${skipped + count}`));
  const headers: Record<string, string> = skipped + count < total ? { link: `<${context.base}${path}?${next}>; rel="next"` } : {};
  return jsonReply('rest', { notFoundIds: null, items }, context.randomBytes, headers);
}

/** How many people a cursor skips; `null` for one that was not made here. */
function cursorValue(cursor: string | null): number | null {
  if (!cursor) return 0;
  try {
    const skipped = /^skip:(\d{1,7})$/.exec(atob(cursor))?.[1];
    return skipped === undefined ? null : Number(skipped);
  } catch {
    return null;
  }
}
