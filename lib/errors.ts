import type { ProblemCode } from './problems';

interface Details {
  readonly cause?: unknown;
  readonly trackingId?: string | undefined;
  readonly retryAfterSeconds?: number | undefined;
}

/** The root of every failure that Onramp expects. `message` is for the log; people read `problems[code]`. */
export class OnrampError extends Error {
  override readonly name: string = 'OnrampError';
  readonly code: ProblemCode;
  readonly trackingId: string | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ProblemCode, message: string, details: Details = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.trackingId = details.trackingId;
    this.retryAfterSeconds = details.retryAfterSeconds;
  }
}

/** No complete answer came: DNS, refused, reset, TLS. */
export class NetworkError extends OnrampError {
  override readonly name = 'NetworkError';
}

/** The time limit passed. The outcome at the far end is unknown. */
export class TimeoutError extends OnrampError {
  override readonly name = 'TimeoutError';
}

/** An answer with a status that is not a success. Carries the path, never the host's credentials or a body. */
export class HttpError extends OnrampError {
  override readonly name: string = 'HttpError';
  readonly status: number;

  constructor(code: ProblemCode, status: number, message: string, details: Details = {}) {
    super(code, message, details);
    this.status = status;
  }
}

/** An answer that a SCIM service explained in its own error object (RFC 7644 section 3.12). */
export class ScimError extends HttpError {
  override readonly name = 'ScimError';
  readonly scimType: string | undefined;
  readonly detail: string;

  constructor(code: ProblemCode, status: number, detail: string, scimType: string | undefined, details: Details = {}) {
    super(code, status, detail, details);
    this.detail = detail;
    this.scimType = scimType;
  }
}

/** The request worked, but the reply is not what its specification says: not JSON, or another shape. */
export class ResponseError extends OnrampError {
  override readonly name = 'ResponseError';
}

/** What was asked does not fit the state of things: used, expired, missing, refused. */
export class StateError extends OnrampError {
  override readonly name = 'StateError';
}

/** A setting that cannot work. Its message says which and what to do. */
export class ConfigError extends OnrampError {
  override readonly name = 'ConfigError';
  constructor(message: string, details: Details = {}) {
    super('configuration-invalid', message, details);
  }
}
