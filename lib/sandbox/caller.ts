import type { SandboxContext } from './context';
import { type Dialect, refusal } from './replies';
import { type Caller, readToken, type SandboxScope } from './tokens';

/** Who asks, by the bearer token of the request; `null` without one that is accepted. */
export async function callerOf(context: SandboxContext, request: Request): Promise<Caller | null> {
  const token = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  return token ? readToken(token, context.clusterTag, context.now()) : null;
}

/** 401: no token, an altered one, an expired one, or one of another environment. The reply does not tell which. */
export function unauthorized(context: SandboxContext, dialect: Dialect): Response {
  const headers = { 'www-authenticate': 'Bearer' };
  return refusal(dialect, 401, 'No valid access token came with this request.', context.randomBytes, { headers });
}

/** 405 with the methods that would do. */
export function methodNotAllowed(context: SandboxContext, dialect: Dialect, allow: string): Response {
  return refusal(dialect, 405, 'This method is not allowed here.', context.randomBytes, { headers: { allow } });
}

/** Whether a token carries one of these scopes. */
export function hasScope(caller: Caller, scopes: readonly SandboxScope[]): boolean {
  return scopes.some((scope) => caller.scopes.has(scope));
}
