import 'server-only';
import { z } from 'zod';
import { isStatementId, type StatementId } from '@/lib/setup/step';

/** The addresses' own parts. */
export const connectionParams = z.object({ connectionId: z.uuid() });
/** One statement of a connection. */
export const statementParams = connectionParams.extend({
  statement: z.custom<StatementId>((value) => typeof value === 'string' && isStatementId(value)),
});
/** One renewal of a connection. */
export const renewalParams = connectionParams.extend({ renewalId: z.uuid() });
export const userParams = connectionParams.extend({ userId: z.string().min(1).max(256) });

function isTimeZone(name: string): boolean {
  try {
    Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** In whose time zone an answer is written: an IANA name, UTC when nobody says. */
export const timeZoneQuery = z.object({ timeZone: z.string().max(64).refine(isTimeZone).default('UTC') });
export const nextAuthParams = z.object({ nextauth: z.array(z.string().max(64)).max(4) });
