import { findReplies, type RawReply } from './authorize-reply-search';
import { webexClient } from './client';
import type { Environment } from './environments';
import { findBareTokens, readPastedToken } from './pasted-token';
import { decodeFormValue, decodePercent } from './percent';
import { removeUnseenCharacters } from './unseen-characters';

/**
 * The sign-in link: the address that the administrator opens in a private window.
 *
 * @param request.state the one-time value that Webex gives back, base64url.
 * @returns an absolute URL; spaces are `%20`, as in Cisco's own article.
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-4.2.1
 */
export function buildAuthorizeUrl(
  environment: Environment,
  request: { state: string; clientId?: string; scopes?: readonly string[] },
): string {
  const parameters = {
    response_type: 'token',
    client_id: request.clientId ?? webexClient.clientId,
    redirect_uri: webexClient.redirectUri,
    scope: (request.scopes ?? webexClient.scopes).join(' '),
    state: request.state,
  };
  const query = Object.entries(parameters).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${environment.idBroker}/idb/oauth2/v1/authorize?${query.join('&')}`;
}

/**
 * What an administrator's paste, or the address of `/auth/code`, holds. `state` and the error's words are given as Webex sent them:
 * unchecked text. `expiresInSeconds` is `null` when Webex sent none or one that cannot be.
 */
export type AuthorizeReply =
  | { readonly kind: 'token'; readonly accessToken: string; readonly expiresInSeconds: number | null; readonly state: string | null }
  | { readonly kind: 'error'; readonly error: string; readonly description: string | null; readonly state: string | null }
  | { readonly kind: 'bare-token'; readonly accessToken: string }
  | { readonly kind: 'sign-in-link' }
  | { readonly kind: 'none'; readonly reason: 'empty' | 'no-token' | 'token-malformed' | 'too-long' | 'ambiguous' };

/** In characters; four times the longest token, because a whole mail may be around it. */
const maxTextLength = 65_536;

/** Ten years. The article speaks of 365 days and shows 45; more than ten years is a mistake or an attack. */
const maxExpiresInSeconds = 10 * 365 * 86_400;

/** Lengths of what people read about an error. */
const maxErrorLength = 100;
const maxDescriptionLength = 1_000;

const none = (reason: Extract<AuthorizeReply, { kind: 'none' }>['reason']): AuthorizeReply => ({ kind: 'none', reason });

function readExpiresIn(value: string | undefined): number | null {
  if (value === undefined || !/^[1-9][0-9]{0,9}$/.test(value)) return null;
  const seconds = Number(value);
  return seconds <= maxExpiresInSeconds ? seconds : null;
}

/** The different values of a parameter, decoded, without empty ones. */
function valuesOf(reply: RawReply, name: string): readonly string[] {
  const values = reply.filter((parameter) => parameter.name === name).map((parameter) => decodeFormValue(parameter.value));
  return [...new Set(values)].filter((value) => value !== '');
}

function readReply(reply: RawReply): AuthorizeReply {
  const tokens = reply.filter((parameter) => parameter.name === 'access_token').map(({ value, closed }) => readPastedToken(value, closed));
  const [state = null, ...otherStates] = valuesOf(reply, 'state');
  const [error] = valuesOf(reply, 'error');
  if (otherStates.length > 0 || (error !== undefined && tokens.length > 0)) return none('ambiguous');
  if (error !== undefined) {
    const description = valuesOf(reply, 'error_description')[0]?.slice(0, maxDescriptionLength) ?? null;
    return { kind: 'error', error: error.slice(0, maxErrorLength), description, state };
  }
  if (tokens.some(({ kind }) => kind === 'too-long')) return none('too-long');
  const [accessToken, ...otherTokens] = new Set(tokens.map((token) => (token.kind === 'token' ? token.token : '')));
  if (otherTokens.length > 0) return none('ambiguous');
  if (!accessToken) return none(valuesOf(reply, 'access_token').length > 0 ? 'token-malformed' : 'no-token');
  if (valuesOf(reply, 'token_type').some((type) => type.trim().toLowerCase() !== 'bearer')) return none('token-malformed');
  const [expiresIn, ...otherExpiries] = valuesOf(reply, 'expires_in');
  return { kind: 'token', accessToken, expiresInSeconds: otherExpiries.length > 0 ? null : readExpiresIn(expiresIn), state };
}

/** A text may hold several addresses, for example an article's sample and the real one. The one token in it counts. */
function chooseReply(replies: readonly AuthorizeReply[]): AuthorizeReply {
  const first = (kind: AuthorizeReply['kind']) => replies.find((reply) => reply.kind === kind);
  const tokens = new Set(replies.map((reply) => (reply.kind === 'token' ? reply.accessToken : null)).filter((token) => token !== null));
  const ambiguous = replies.some((reply) => reply.kind === 'none' && reply.reason === 'ambiguous');
  if (tokens.size > 1 || ambiguous) return none('ambiguous');
  return first('token') ?? first('error') ?? replies[0] ?? none('no-token');
}

/** The form of a token that is not known: one long word of mixed letters and digits. Shorter ones are ids, names or passwords. */
const unknownBareToken = /^(?=.*[a-z])(?=.*[A-Z])(?=.*[0-9])[A-Za-z0-9_+/-]{40,}={0,2}$/;

function readBareToken(text: string): AuthorizeReply | null {
  const [found, ...others] = findBareTokens(text);
  if (others.length > 0) return none('ambiguous');
  if (found !== undefined) return { kind: 'bare-token', accessToken: found };
  const named = /\bbearer\s+(\S[\s\S]*)/i.exec(text)?.[1];
  const token = readPastedToken(named ?? text, false);
  if (token.kind === 'too-long') return none('too-long');
  if (token.kind === 'malformed') return null;
  const certain = named !== undefined || token.known || unknownBareToken.test(text);
  return certain ? { kind: 'bare-token', accessToken: token.token } : null;
}

function explainMissingToken(text: string): AuthorizeReply {
  if (/\bresponse_type=token\b|\/oauth2\/v1\/authorize\b/i.test(decodePercent(decodePercent(text)))) return { kind: 'sign-in-link' };
  if (/^(?:authorization:\s*)?bearer\b/i.test(text)) return none('token-malformed');
  const oneWord = !/\s/.test(text) && /[A-Za-z0-9]{2}/.test(text);
  const address = /:\/\/|^localhost\b|^www\.|^[/?#]/i.test(text);
  return none(oneWord && !address ? 'token-malformed' : 'no-token');
}

/**
 * Reads what an administrator pastes, or the address that Webex redirected to: the whole address, its fragment or query (parameters in any
 * order and case, errors in either), a bare token, `Bearer <token>`, or a mail with one of these in it. Total: it never throws.
 *
 * Encoding is undone as often as it was applied. Characters that a copy puts into a token (line breaks, quotes, zero-width marks) are removed
 * from the token, and only from the token.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-4.2.2; github.com/webex/webex-js-sdk, plugin-authorization-browser (errors may come in the query or in the fragment)
 */
export function parseAuthorizeReply(text: string): AuthorizeReply {
  if (text.length > maxTextLength) return none('too-long');
  const trimmed = text.replace(/&amp;/gi, '&').trim();
  if (removeUnseenCharacters(trimmed).trim() === '') return none('empty');
  const visible = removeUnseenCharacters(trimmed).trim();
  const once = decodePercent(trimmed);
  // The plainest reading first; unseen characters inside of names are the last thing to suspect.
  for (const candidate of [trimmed, once, decodePercent(once), visible]) {
    const replies = findReplies(candidate);
    if (replies.length > 0) return chooseReply(replies.map(readReply));
  }
  return readBareToken(visible) ?? explainMissingToken(visible);
}
