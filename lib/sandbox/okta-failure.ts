import { isObject, type JsonObject } from './json';
import type { OktaReply } from './okta-client';

const webexError = 'urn:scim:schemas:extension:cisco:webexidentity:api:messages:2.0:Error';
const statusWords: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  429: 'Too Many Requests',
  503: 'Service Unavailable',
};

/** An operation that Webex refused; the message is Okta's whole text. */
export class OktaFailure extends Error {}

/**
 * Puts a failure in Okta's words: what Okta wanted, then what the other side said. Documented are `Error while verifying if user … exists`,
 * `An error occurred while pushing a profile update`, `Create new user returned empty user` and the second half; the other beginnings are
 * made after them.
 *
 * @see https://help.okta.com/oie/en-us/Content/Topics/provisioning/lcm/troubleshooting.htm
 */
export function failureText(wanted: string, { status, body, text }: OktaReply): string {
  if (status === null) return `${wanted}: Bad Gateway. Errors reported by remote server: no answer`;
  if (!body && status < 300) return `${wanted}: Bad Gateway. Errors reported by remote server: Invalid JSON: ${text.slice(0, 60)}`;
  const word = statusWords[status] ?? `HTTP ${status}`;
  return `${wanted}: ${word}. Errors reported by remote server: ${(body && messageIn(body)) ?? word}`;
}

/** The body of a reply that has one. @throws {OktaFailure} any other reply. */
export function bodyOf(reply: OktaReply, wanted: string): JsonObject {
  const { status, body } = reply;
  if (status === null || status < 200 || status > 299 || !body) throw new OktaFailure(failureText(wanted, reply));
  return body;
}

/** The `id` of a body. @throws {OktaFailure} it has none. */
export function idOf(body: JsonObject, otherwise: string): string {
  if (typeof body.id !== 'string' || body.id === '') throw new OktaFailure(otherwise);
  return body.id;
}

function messageIn(body: JsonObject): string | null {
  const extension = body[webexError];
  const candidates = [isObject(extension) ? extension.details : undefined, body.detail, body.details, body.message];
  return candidates.find((candidate) => typeof candidate === 'string') ?? null;
}
