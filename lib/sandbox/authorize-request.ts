import { type SandboxScope, sandboxScopes } from './tokens';

/** The client that Cisco registered for provisioning (help.webex.com/nmm9pzdb); the only one that the sandbox knows. */
export const sandboxClientId = 'C4ca14fe00b0e51efb414ebd45aa88c1858c3bfb949b2405dba10b0ca4bc37402';

/** An authorize request that may be answered with a sign-in page. */
export interface AuthorizeRequest {
  readonly redirectUri: string;
  readonly scopes: readonly SandboxScope[];
  readonly state: string;
  /** As they came, to be sent back by the page's form. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** `page`: nobody to redirect to. `redirect`: the error goes to the client. */
export type AuthorizeVerdict =
  | { readonly kind: 'ask'; readonly asked: AuthorizeRequest }
  | { readonly kind: 'page'; readonly reason: string }
  | { readonly kind: 'redirect'; readonly error: string; readonly description: string; readonly state: string | null };

const names = ['response_type', 'client_id', 'redirect_uri', 'scope', 'state'] as const;
const maxStateLength = 1_024;

/** Judges the parameters of an authorize request, those first that decide whether a redirect is allowed (RFC 6749, 4.2.2.1). */
export function readAuthorizeRequest(parameters: URLSearchParams, redirectUri: string): AuthorizeVerdict {
  const [responseType, clientId, target, scope, state] = names.map((name) => {
    const values = parameters.getAll(name);
    return values.length === 1 ? (values[0] ?? null) : null;
  });
  if (clientId !== sandboxClientId) return { kind: 'page', reason: 'The client ID of this link is not known.' };
  if (target !== redirectUri) return { kind: 'page', reason: 'The redirect address of this link is not the registered one.' };
  const refuse = (error: string, description: string): AuthorizeVerdict => ({ kind: 'redirect', error, description, state: state ?? null });
  if (!state || state.length > maxStateLength) return refuse('invalid_request', 'The request needs one state value.');
  if (!responseType) return refuse('invalid_request', 'The request needs one response type.');
  if (responseType !== 'token') return refuse('unsupported_response_type', 'This client receives tokens only.');
  const wanted = (scope ?? '').split(' ').filter(Boolean);
  const scopes = sandboxScopes.filter((known) => wanted.includes(known));
  if (wanted.length === 0 || wanted.some((name) => !scopes.some((known) => known === name)))
    return refuse('invalid_scope', 'A scope of this request is not known or not allowed.');
  const kept = { response_type: responseType, client_id: clientId, redirect_uri: target, scope: scope ?? '', state };
  return { kind: 'ask', asked: { redirectUri, scopes, state, parameters: kept } };
}
