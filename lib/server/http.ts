import 'server-only';
import ky, { HTTPError } from 'ky';
import { HttpError, NetworkError, OnrampError, ResponseError, ScimError, TimeoutError } from '@/lib/errors';
import { readJson } from '@/lib/json';
import { problemCodeForStatus, readUpstreamError } from '@/lib/webex/upstream-error';
import { settings } from './env';
import { withTimeLimit } from './time-limit';

/** Decoded bytes of one answer. 100 users with every attribute are well under 1 MiB. */
const maxBytes = 8 * 1024 * 1024;
/** Tries after the first, for answers that say "not now" and for broken connections. */
const retries = 2;
const backoffMs = 400;
const longestBackoffMs = 5_000;
/** The longest wait that a person is left in front of; a longer Retry-After is reported at once instead. */
const longestRetryAfterSeconds = 10;
/** All tries together. */
const totalMs = 60_000;

/** Statuses after which the same GET may succeed. Webex names 423 and 429 with Retry-After: developer.webex.com/docs/rate-limiting. */
const retryStatuses = [423, 429, 502, 503, 504];

/** What happened on the wire, for evidence. */
export interface Exchange {
  readonly status: number | null;
  /** The last try alone. */
  readonly ms: number;
  readonly requests: number;
  readonly trackingId: string | null;
}

/** An answer that was read to its end. */
export interface TextReply {
  readonly text: string;
  readonly exchange: Exchange;
}

/** The same, parsed. */
export interface JsonReply {
  readonly json: unknown;
  readonly exchange: Exchange;
}

/** How to ask. */
export interface GetOptions {
  /** Sent as a bearer token; null sends none. */
  readonly token: string | null;
  readonly signal?: AbortSignal | undefined;
  /** No retries: the caller has its own. */
  readonly once?: boolean;
}

/** Carries the evidence of a failed exchange beside its error. */
export class ExchangeFailure extends Error {
  override readonly name = 'ExchangeFailure';
  readonly error: OnrampError;
  readonly exchange: Exchange;
  constructor(error: OnrampError, exchange: Exchange) {
    super(error.message, { cause: error });
    this.error = error;
    this.exchange = exchange;
  }
}

/** Leaves the failure itself of an exchange that failed: the evidence is for the ladder. */
export async function unwrap<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    throw error instanceof ExchangeFailure ? error.error : error;
  }
}

const tlsFault = /^(?:CERT_|ERR_TLS_|ERR_SSL_|EPROTO|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_)/;

function faultCode(error: unknown): string {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string') return cause.code;
  }
  return 'unknown';
}

function toNetworkError(error: unknown, target: string): OnrampError {
  if (error instanceof OnrampError) return error;
  if (error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError')) {
    return new TimeoutError('timed-out', `no complete answer from ${target}`, { cause: error });
  }
  const code = faultCode(error);
  return new NetworkError(tlsFault.test(code) ? 'tls-failed' : 'network-unreachable', `${code} from ${target}`, { cause: error });
}

/** A date of RFC 9110 section 5.6.7 begins with the name of a day. JavaScript would take “-5” or “12.5” for dates as well. */
const httpDate = /^\s*(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)/;

/** `Retry-After` in seconds: a number of seconds or a date (RFC 9110 section 10.2.3); null when absent or unreadable. */
export function readRetryAfter(value: string | null, now: number): number | null {
  if (value === null) return null;
  const date = httpDate.test(value) ? Date.parse(value) : Number.NaN;
  const seconds = /^\s*\d+\s*$/.test(value) ? Number(value) : (date - now) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : null;
}

async function readCapped(response: Response, stop: AbortController, target: string): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) {
      stop.abort();
      throw new ResponseError('response-too-large', `more than ${maxBytes} bytes from ${target}`);
    }
    chunks.push(chunk);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}

/** Reads the whole answer under the time limit, so that a slow or broken body counts, and is retried, like a broken connection. */
async function fetchWhole(request: Request, target: string): Promise<Response> {
  try {
    return await withTimeLimit(request.signal, settings().webexTimeoutMs, async (stop) => {
      const response = await fetch(request, { signal: stop.signal, redirect: 'manual' });
      const body = await readCapped(response, stop, target);
      const headers = new Headers(response.headers);
      headers.delete('content-encoding');
      const empty = body.byteLength === 0 || response.status === 204 || response.status === 304;
      return new Response(empty ? null : body, { status: response.status, headers });
    });
  } catch (error) {
    throw toNetworkError(error, target);
  }
}

function mayRetry(error: unknown, startedAt: number): boolean | undefined {
  if (performance.now() - startedAt > totalMs) return false;
  if (error instanceof HTTPError) {
    const wait = readRetryAfter(error.response.headers.get('retry-after'), Date.now());
    if (!retryStatuses.includes(error.response.status)) return false;
    // A Retry-After that cannot be read is none: true means our own back-off.
    if (wait === null) return true;
    return wait > longestRetryAfterSeconds ? false : undefined;
  }
  if (error instanceof OnrampError) return error.code === 'network-unreachable' || error.code === 'timed-out';
  return false;
}

async function toHttpError(response: Response, target: string): Promise<HttpError> {
  const told = readUpstreamError(response.headers.get('content-type'), await response.text(), response.headers.get('trackingid'));
  const code = problemCodeForStatus(response.status, told.scimType);
  const retryAfterSeconds = readRetryAfter(response.headers.get('retry-after'), Date.now()) ?? undefined;
  const details = { trackingId: told.trackingId ?? undefined, retryAfterSeconds };
  const message = `${response.status} from ${target}`;
  return told.scimType
    ? new ScimError(code, response.status, told.detail ?? message, told.scimType, details)
    : new HttpError(code, response.status, told.detail ? `${message}: ${told.detail}` : message, details);
}

/** Host and path of a URL: what may stand in a log. The query may hold a person. */
export function targetOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

/**
 * Asks Webex for something that should be JSON: GET with a time limit, a byte cap and bounded retries (full jitter, Retry-After obeyed); redirects
 * are refused, never followed.
 *
 * @throws {ExchangeFailure} with the typed error and what was seen on the wire.
 */
export async function getText(url: string, options: GetOptions): Promise<TextReply> {
  const target = targetOf(url);
  const startedAt = performance.now();
  let lastTryAt = startedAt;
  let requests = 0;
  let seen: { status: number; trackingId: string | null } | null = null;
  const exchange = (): Exchange => ({
    status: seen?.status ?? null,
    ms: Math.round(performance.now() - lastTryAt),
    requests,
    trackingId: seen?.trackingId ?? null,
  });
  const once = async (request: Request): Promise<Response> => {
    requests += 1;
    lastTryAt = performance.now();
    seen = null;
    const response = await fetchWhole(request, target);
    seen = { status: response.status, trackingId: response.headers.get('trackingid') };
    return response;
  };
  try {
    const response = await ky.get(url, {
      headers: {
        accept: 'application/scim+json, application/json',
        'accept-encoding': 'gzip',
        ...(options.token === null ? {} : { authorization: `Bearer ${options.token}` }),
      },
      fetch: (input, init) => once(new Request(input, init)),
      timeout: false,
      ...(options.signal ? { signal: options.signal } : {}),
      retry: {
        limit: options.once ? 0 : retries,
        methods: ['get'],
        statusCodes: retryStatuses,
        afterStatusCodes: [423, 429, 503],
        maxRetryAfter: longestRetryAfterSeconds * 1000,
        delay: (attempt) => backoffMs * 2 ** (attempt - 1),
        backoffLimit: longestBackoffMs,
        jitter: true,
        shouldRetry: ({ error }) => mayRetry(error, startedAt),
      },
    });
    return { text: await response.text(), exchange: exchange() };
  } catch (error) {
    const evidence = exchange();
    if (error instanceof HTTPError) throw new ExchangeFailure(await toHttpError(error.response, target), evidence);
    throw new ExchangeFailure(toNetworkError(error, target), evidence);
  }
}

/** Parses what {@link getText} answered. @throws {ResponseError} as {@link readJson}. */
export const readReply = (text: string, url: string): unknown => readJson(text, `the answer of ${targetOf(url)}`);

/** The same as {@link getText}, parsed. @throws {ExchangeFailure} also when it is not JSON. */
export async function getJson(url: string, options: GetOptions): Promise<JsonReply> {
  const { text, exchange } = await getText(url, options);
  try {
    return { json: readReply(text, url), exchange };
  } catch (error) {
    throw error instanceof ResponseError ? new ExchangeFailure(error, exchange) : error;
  }
}
