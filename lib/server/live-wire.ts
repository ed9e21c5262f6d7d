import 'server-only';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { connectWithinMs } from './db/postgres';
import { tellAllHere, tellHere, tellThrough } from './live';
import { log } from './log';

/** One channel for all news; what is told on it is a connection's id and nothing else. */
const channel = 'onramp_live';
/** A connection that only listens would never notice that the far end is gone. */
const pulseMs = 10_000;
const answerWithinMs = 5_000;
const firstPauseMs = 100;
const longestPauseMs = 5_000;
/** News that wait for the connection; beyond it the oldest is left to the windows' own asking. */
const mostWaiting = 1_000;

/** How news travel between the processes on one database. */
export interface Wire {
  /** `away`: windows hear of other processes only by asking. */
  readonly state: () => 'listening' | 'away';
  /** Epoch milliseconds. */
  readonly since: () => number;
  readonly close: () => Promise<void>;
}

/** The pause before a try: doubled with every failure, and a random part of it, so that replicas do not come back all at once. */
export function pauseBefore(failures: number, random: number): number {
  return Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(failures, 16)) * (0.5 + random / 2);
}

/** Ends a connection, and does not wait long for a far end that may be gone. */
async function leave(client: pg.Client): Promise<void> {
  await Promise.race([client.end().catch(() => undefined), sleep(1_000, undefined, { ref: false })]);
}

class ListeningWire implements Wire {
  private readonly ending = new AbortController();
  private readonly waiting = new Set<string>();
  private client: pg.Client | null = null;
  private changedAt = Date.now();
  private sending: Promise<unknown> = Promise.resolve();
  private loop: Promise<void> = Promise.resolve();

  constructor(private readonly url: string) {}

  readonly state = () => (this.client ? 'listening' : 'away');
  readonly since = () => this.changedAt;

  /** Resolves after the first try, whatever came of it. */
  async start(): Promise<void> {
    const first = await this.connect();
    this.loop = this.run(first);
    tellThrough((connectionId) => this.send(connectionId));
  }

  private async run(first: pg.Client | null): Promise<void> {
    let client = first;
    for (let failures = 0; !this.ending.signal.aborted; ) {
      if (client) {
        failures = 0;
        await this.untilLost(client);
        this.note(null);
        await leave(client);
      }
      if (this.ending.signal.aborted) return;
      await sleep(pauseBefore(failures, Math.random()), undefined, { ref: false, signal: this.ending.signal }).catch(() => undefined);
      failures += 1;
      client = this.ending.signal.aborted ? null : await this.connect();
      // What was told meanwhile was told to nobody here.
      if (client) tellAllHere();
    }
    if (client) await leave(client);
  }

  private async connect(): Promise<pg.Client | null> {
    const client = new pg.Client({
      connectionString: this.url,
      connectionTimeoutMillis: connectWithinMs,
      query_timeout: answerWithinMs,
      keepAlive: true,
    });
    let ownId: number | undefined;
    // Without a listener an error would end the process; `end` follows each of them.
    client.on('error', () => undefined);
    client.on('notification', ({ processId, payload }) => {
      // This process told its own windows already.
      if (payload && processId !== ownId) tellHere(payload);
    });
    try {
      await client.connect();
      ownId = (await client.query<{ id: number }>('select pg_backend_pid() as id')).rows[0]?.id;
      await client.query(`listen ${channel}`);
      this.note(client);
      for (const connectionId of this.waiting) this.send(connectionId);
      return client;
    } catch (error) {
      log().debug({ err: error }, 'no news from other replicas yet');
      await leave(client);
      return null;
    }
  }

  private note(client: pg.Client | null): void {
    if (this.state() !== (client ? 'listening' : 'away')) {
      this.changedAt = Date.now();
      log().info(client ? 'news from other replicas arrive' : 'news from other replicas do not arrive; windows ask by themselves');
    }
    this.client = client;
  }

  /** Resolves once the connection is lost, does not answer any more, or the process ends. */
  private async untilLost(client: pg.Client): Promise<void> {
    const over = new AbortController();
    const { signal } = this.ending;
    const end = once(client, 'end', { signal: over.signal }).then(() => undefined);
    const ending = signal.aborted ? Promise.resolve() : once(signal, 'abort', { signal: over.signal }).then(() => undefined);
    const silent = this.feelPulse(client, over.signal);
    await Promise.race([end, ending, silent].map((sign) => sign.catch(() => undefined)));
    over.abort();
    if (signal.aborted) await this.sending;
  }

  private async feelPulse(client: pg.Client, signal: AbortSignal): Promise<void> {
    for (;;) {
      await sleep(pulseMs, undefined, { ref: false, signal });
      await client.query('select 1');
    }
  }

  private send(connectionId: string): void {
    this.waiting.add(connectionId);
    const [oldest] = this.waiting;
    if (this.waiting.size > mostWaiting && oldest !== undefined) this.waiting.delete(oldest);
    const { client } = this;
    if (!client) return;
    this.waiting.delete(connectionId);
    // One after the other, so the last one stands for all of them. What could not be sent waits for the next connection.
    this.sending = client.query('select pg_notify($1, $2)', [channel, connectionId]).catch(() => this.waiting.add(connectionId));
  }

  async close(): Promise<void> {
    tellThrough(undefined);
    this.ending.abort();
    await this.loop;
  }
}

/**
 * Carries news between the processes on one PostgreSQL, by LISTEN and NOTIFY on a connection of their own. Connects again by itself, and
 * tells every window here once it did. Meanwhile windows ask every few seconds, as they do in any case.
 *
 * @param url must lead to PostgreSQL itself, or to a pooler that keeps one session for one client.
 * @see https://www.postgresql.org/docs/current/sql-notify.html
 */
export async function openWire(url: string): Promise<Wire> {
  const wire = new ListeningWire(url);
  await wire.start();
  return wire;
}
