import { z } from 'zod';
import { ResponseError } from '@/lib/errors';

/**
 * 9 September 2001 and the end of the year 9999, in milliseconds. Webex documents milliseconds; a number below is one in seconds,
 * which would otherwise be read as an expiry in 1970.
 */
const earliest = 1_000_000_000_000;
const latest = 253_402_300_799_999;

const replySchema = z.looseObject({ exp: z.number().int().min(earliest).max(latest) });

/**
 * Reads the reply of `GET /v1/authorizations/tokenExpiry`: `{"exp": 1779873600000}`, for the token that asked.
 *
 * @returns when the token expires, in epoch milliseconds.
 * @throws {ResponseError} `response-unexpected` when `exp` is missing or cannot be a time in milliseconds.
 * @see github.com/webex/webex-openapi-specs, `public-spec/webex-admin.json`; https://developer.webex.com/docs/api/v1/authorizations
 */
export function parseTokenExpiry(json: unknown): number {
  const reply = replySchema.safeParse(json);
  if (!reply.success) throw new ResponseError('response-unexpected', 'tokenExpiry: exp is missing or not a time in milliseconds');
  return reply.data.exp;
}
