import 'server-only';
import { randomBytes } from 'node:crypto';
import { OnrampError } from '@/lib/errors';
import { type ProblemCode, type ProblemDocument, problems } from '@/lib/problems';
import { databaseAway, isDatabaseAway } from './db/away';
import { log } from './log';

/** Failures that are part of ordinary life and need no line in the log above `info`. */
const ordinary: ReadonlySet<ProblemCode> = new Set([
  'not-signed-in',
  'not-found',
  'invalid-request',
  'organization-id-invalid',
  'credential-missing',
  'token-not-kept',
  'expiry-known',
  'expiry-unknown',
]);

/**
 * Turns any failure into what a person may read, and logs it under the same reference.
 * Nothing of the error itself goes out but its code and Webex's tracking id.
 */
export function toProblem(thrown: unknown): ProblemDocument {
  const error = isDatabaseAway(thrown) ? databaseAway(thrown) : thrown;
  const code = error instanceof OnrampError ? error.code : 'internal';
  const reference = randomBytes(5).toString('hex');
  const level = code === 'internal' ? 'error' : ordinary.has(code) ? 'info' : 'warn';
  log()[level]({ reference, code, err: thrown }, 'problem');
  const { status, title, why, remedy } = problems[code];
  return {
    type: 'about:blank',
    title,
    status,
    code,
    detail: why,
    remedy,
    reference,
    ...(error instanceof OnrampError && error.trackingId ? { trackingId: error.trackingId } : {}),
    ...(error instanceof OnrampError && error.retryAfterSeconds !== undefined ? { retryAfterSeconds: error.retryAfterSeconds } : {}),
  };
}

/** The reply for a failure: RFC 9457. */
export function problemResponse(error: unknown): Response {
  const problem = toProblem(error);
  return Response.json(problem, {
    status: problem.status,
    headers: {
      'Content-Type': 'application/problem+json',
      'Cache-Control': 'no-store',
      ...(problem.retryAfterSeconds === undefined ? {} : { 'Retry-After': String(Math.ceil(problem.retryAfterSeconds)) }),
    },
  });
}
