import 'server-only';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresDialect,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';
import pg from 'pg';
import { nameFault } from './away';
import type { Schema } from './schema';

// PostgreSQL's bigint arrives as text; our times and counts fit a JavaScript number.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** How long opening a connection may take, here and for the news. */
export const connectWithinMs = 10_000;

/**
 * What reading a page out of its turn costs, beside one in turn. PostgreSQL's own 4 is for disks that turn, with which it reads every user for a search.
 *
 * @see https://www.postgresql.org/docs/current/runtime-config-query.html#GUC-RANDOM-PAGE-COST
 */
const pageCost = 1.5;

async function named<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw nameFault(error);
  }
}

class NamingConnection implements DatabaseConnection {
  constructor(readonly inner: DatabaseConnection) {}

  executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return named(this.inner.executeQuery<R>(query));
  }

  streamQuery<R>(query: CompiledQuery, chunkSize?: number): AsyncIterableIterator<QueryResult<R>> {
    return this.inner.streamQuery<R>(query, chunkSize);
  }
}

/** Kysely's marks on a connection are private, so its own methods get its own object. */
const innerOf = (connection: DatabaseConnection) => (connection instanceof NamingConnection ? connection.inner : connection);

/** Says `database-away` where a connection was not made or broke, whatever the driver below calls it. */
class NamingDriver implements Driver {
  constructor(private readonly inner: Driver) {}

  init = () => this.inner.init();
  acquireConnection = async () => new NamingConnection(await named(this.inner.acquireConnection()));
  beginTransaction = (connection: DatabaseConnection, wanted: TransactionSettings) => this.inner.beginTransaction(connection, wanted);
  commitTransaction = (connection: DatabaseConnection) => this.inner.commitTransaction(connection);
  rollbackTransaction = (connection: DatabaseConnection) => named(this.inner.rollbackTransaction(innerOf(connection)));
  releaseConnection = (connection: DatabaseConnection) => this.inner.releaseConnection(innerOf(connection));
  destroy = () => this.inner.destroy();
}

class NamingDialect extends PostgresDialect {
  override createDriver(): Driver {
    return new NamingDriver(super.createDriver());
  }
}

/** Opens a pool of connections to PostgreSQL. Nothing is asked yet. */
export function openPostgres(url: string): Kysely<Schema> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: connectWithinMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    // Before anybody gets the connection. A server that does not allow it is only slower.
    onConnect: (client) => client.query(`set random_page_cost = ${pageCost}`).catch(() => undefined),
  });
  // A connection that drops must not end the process, neither while it rests nor while somebody uses it; the next query opens another.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new Kysely<Schema>({ dialect: new NamingDialect({ pool }) });
}
