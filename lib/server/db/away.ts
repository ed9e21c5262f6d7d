import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { NetworkError } from '@/lib/errors';

/** When asking again makes sense: connections are opened anew at every try, and a restart of PostgreSQL takes seconds. */
const retryAfterSeconds = 5;

/** Node's names for a connection that was not made, or that broke. */
const systemCodes = /^(?:E(?:CONNREFUSED|CONNRESET|CONNABORTED|PIPE|TIMEDOUT|HOSTUNREACH|HOSTDOWN|NETUNREACH|NETDOWN|NOTFOUND)|EAI_AGAIN)$/;

/**
 * PostgreSQL's own words for a server that ends, starts or takes nobody in: class 08, 57P01 to 57P03, 53300.
 *
 * @see https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const sqlStates = /^(?:08...|57P0[123]|53300)$/;

/** What the driver says of its own accord, without a code. */
const driverWords =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|timeout expired)/;

function isConnectionFault(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // A name with several addresses fails with one error for each.
  if (error instanceof AggregateError) return error.errors.length > 0 && error.errors.every(isConnectionFault);
  const code = 'code' in error ? String(error.code) : '';
  return systemCodes.test(code) || sqlStates.test(code) || driverWords.test(error.message);
}

/**
 * Whether a failure means that the database could not be asked, rather than that it refused. Told by its code: the database may have been
 * opened by another bundle, with classes of its own.
 */
export const isDatabaseAway = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'database-away';

/** The name of such a failure in this bundle's own class. */
export const databaseAway = (cause: unknown) =>
  new NetworkError('database-away', 'the database did not answer', { cause, retryAfterSeconds });

/**
 * Gives a fault of the connection to the database its name; every other failure stays what it is.
 *
 * The digest is the one thing of an error that Next hands to the error page; without one it makes up a number.
 */
export function nameFault(error: unknown): unknown {
  if (!isConnectionFault(error)) return error;
  const away = databaseAway(error);
  return Object.assign(away, { digest: away.code });
}

/** Does what must not be left undone, again and again while the database is away. @throws what `work` throws for another reason. */
export async function onceBack<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isDatabaseAway(error)) throw error;
      await sleep(retryAfterSeconds * 1000, undefined, { ref: false });
    }
  }
}
