import 'server-only';
import pino, { type Logger } from 'pino';
import { settings } from './env';
import { redact } from './redact';

let logger: Logger | undefined;

/** The log: one JSON object a line on standard output, every string of it redacted. */
export function log(): Logger {
  logger ??= pino({
    level: settings().logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: {
      err: (error: unknown) => (error instanceof Error ? { type: error.name, message: error.message, stack: error.stack } : String(error)),
    },
    // The finished line is redacted as a whole, so that no field and no serializer can be forgotten.
    hooks: { streamWrite: redact },
  });
  return logger;
}
