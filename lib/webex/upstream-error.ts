import type { ProblemCode } from '@/lib/problems';
import { isRecord } from './is-record';
import { maskTokens } from './mask-tokens';

/** What Webex itself said about a failure. Every part may be missing. */
export interface UpstreamError {
  /** Webex's sentence, at most 300 characters, without control characters, tokens masked. Plain text: it may hold markup. */
  readonly detail: string | null;
  /** Cisco support asks for it. */
  readonly trackingId: string | null;
  /** RFC 7644 section 3.12, for example `invalidFilter`. */
  readonly scimType: string | null;
  /** Webex's number as text, or the OAuth error, for example `invalid_scope`. */
  readonly errorCode: string | null;
}

const maxDetailLength = 300;

/** The extension that Webex adds to a SCIM error: client models in github.com/jeokrohn/wxc_sdk, `wxc_sdk/scim`. */
const errorSchema = 'urn:scim:schemas:extension:cisco:webexidentity:api:messages:2.0:Error';

type Fields = Readonly<Record<string, unknown>>;

const asFields = (value: unknown): Fields => (isRecord(value) ? value : {});

function parseFields(contentType: string | null, bodyText: string): Fields {
  const text = bodyText.replace(/^\uFEFF/, '').trim();
  if (!text.startsWith('{') || /\b(?:html|xml)\b/i.test(contentType ?? '')) return {};
  try {
    return asFields(JSON.parse(text));
  } catch {
    return {};
  }
}

function toText(value: unknown): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

function firstText(...values: readonly unknown[]): string | null {
  for (const value of values) {
    const text = toText(value);
    if (text !== null) return text;
  }
  return null;
}

/** A value that goes to a log and to a support case: plain word characters only, else it is not what it claims to be. */
function toCode(text: string | null, pattern: RegExp): string | null {
  return text !== null && pattern.test(text) && maskTokens(text) === text ? text : null;
}

function toDetail(text: string | null): string | null {
  if (text === null) return null;
  const plain = maskTokens(
    text
      .replace(/[\p{Cf}\p{Cs}]/gu, '')
      .replace(/\p{Cc}/gu, ' ')
      .replace(/\s+/g, ' '),
  );
  return (
    plain
      .trim()
      .slice(0, maxDetailLength)
      .replace(/\p{Cs}$/u, '')
      .trim() || null
  );
}

/**
 * Reads Webex's own words from the body of a failed request, in any of its dialects: SCIM 2 with Cisco's extension, SCIM with `details`
 * instead of `detail`, SCIM 1 (`Errors`), `/v1` REST (`message`, `errors`) and OAuth (`error`, `error_description`). Never throws;
 * a page of HTML or a body that is not JSON gives the tracking id of the header only.
 *
 * @param headerTrackingId the header `trackingid`, used when the body names none.
 * @see github.com/webex/webex-openapi-specs, public-spec/webex-admin.json; https://www.rfc-editor.org/rfc/rfc7644#section-3.12; https://www.rfc-editor.org/rfc/rfc6749#section-5.2
 */
export function readUpstreamError(contentType: string | null, bodyText: string, headerTrackingId: string | null): UpstreamError {
  const body = parseFields(contentType, bodyText);
  const extension = asFields(body[errorSchema]);
  const errors: unknown = body.errors ?? body.Errors;
  const first = asFields(Array.isArray(errors) ? errors[0] : null);
  const detail = firstText(extension.details, body.detail, body.details, first.description, body.message, body.error_description);
  const trackingIds = [extension.trackingId, body.trackingId, body.trackingID, headerTrackingId];
  return {
    detail: toDetail(detail),
    trackingId: trackingIds.map((id) => toCode(toText(id), /^[\w.:-]{1,128}$/)).find((id) => id !== null) ?? null,
    scimType: toCode(firstText(body.scimType, extension.scimType), /^[A-Za-z]{1,40}$/),
    errorCode: toCode(firstText(extension.errorCode, first.errorCode, first.code, body.error), /^[\w.-]{1,64}$/),
  };
}

/**
 * The problem that an HTTP status of Webex stands for. Statuses that are no failure, and numbers that are no status, are `response-unexpected`.
 *
 * @see github.com/webex/webex-openapi-specs, public-spec/webex-admin.json (the statuses that Webex documents; 423 may carry `Retry-After`, as 429 does)
 */
export function problemCodeForStatus(status: number, scimType: string | null): ProblemCode {
  if (status === 401) return 'upstream-unauthorized';
  if (status === 403) return 'upstream-forbidden';
  if (status === 404 || status === 410) return 'upstream-not-found';
  if (status === 423 || status === 429) return 'upstream-rate-limited';
  if (status === 400 && scimType?.toLowerCase() === 'invalidfilter') return 'search-rejected';
  if (status >= 300 && status < 400) return 'redirect-refused';
  if (status >= 400 && status < 500) return 'upstream-rejected';
  if (status >= 500 && status < 600) return 'upstream-unavailable';
  return 'response-unexpected';
}
