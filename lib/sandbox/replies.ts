import type { RandomBytes } from './tokens';

/** The three ways in which Webex words a refusal: SCIM, REST (`/v1`), ID broker. */
export type Dialect = 'scim' | 'rest' | 'broker';

const scimError = 'urn:ietf:params:scim:api:messages:2.0:Error';
const webexError = 'urn:scim:schemas:extension:cisco:webexidentity:api:messages:2.0:Error';
const prefixes = { scim: 'CI', rest: 'NA', broker: 'CLIENT' } as const satisfies Record<Dialect, string>;
const contentTypes = {
  scim: 'application/scim+json;charset=UTF-8',
  rest: 'application/json;charset=UTF-8',
  broker: 'application/json;charset=UTF-8',
} as const satisfies Record<Dialect, string>;

type HeaderMap = Readonly<Record<string, string>>;

/** A tracking id as support would ask for it: the service's prefix and a UUID. */
function trackingIdOf(dialect: Dialect, randomBytes: RandomBytes): string {
  const hex = Array.from(randomBytes(16), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${prefixes[dialect]}_${hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}`;
}

/** A JSON reply that says what it is and may not be kept. */
export function jsonReply(dialect: Dialect, body: unknown, randomBytes: RandomBytes, headers: HeaderMap = {}, status = 200): Response {
  return send(dialect, status, body, trackingIdOf(dialect, randomBytes), headers);
}

/** A refusal in its dialect, with the same tracking id in body and header. */
export function refusal(
  dialect: Dialect,
  status: number,
  message: string,
  randomBytes: RandomBytes,
  more: { headers?: HeaderMap; error?: string } = {},
): Response {
  const trackingId = trackingIdOf(dialect, randomBytes);
  const errorCode = status * 1000;
  const bodies = {
    scim: () => ({
      schemas: [scimError, webexError],
      status: String(status),
      [webexError]: { trackingId, errorCode: String(errorCode), details: message },
    }),
    rest: () => ({ message, errors: [{ description: message, errorCode }], trackingId }),
    broker: () => ({ error: more.error ?? 'invalid_request', error_description: message, trackingID: trackingId }),
  } satisfies Record<Dialect, () => unknown>;
  return send(dialect, status, bodies[dialect](), trackingId, more.headers ?? {});
}

type ScimType = 'invalidFilter' | 'invalidValue' | 'noTarget' | 'invalidPath' | 'invalidSyntax';

/** The other SCIM dialect, which names a kind of error and spells the RFC's `detail` with an s. */
export function typedRefusal(scimType: ScimType, details: string, randomBytes: RandomBytes): Response {
  const trackingId = trackingIdOf('scim', randomBytes);
  return send('scim', 400, { status: '400', scimType, details, trackingId }, trackingId, {});
}

/** 204: done, and nothing to show. */
export function emptyReply(dialect: Dialect, randomBytes: RandomBytes): Response {
  return new Response(null, { status: 204, headers: { trackingid: trackingIdOf(dialect, randomBytes), 'cache-control': 'no-store' } });
}

function send(dialect: Dialect, status: number, body: unknown, trackingId: string, headers: HeaderMap): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': contentTypes[dialect], trackingid: trackingId, 'cache-control': 'no-store', ...headers },
  });
}
