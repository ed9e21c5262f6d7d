import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { listenSandbox } from '@/lib/sandbox/listen';
import { type Balancer, startBalancer } from './balancer';
import { Client } from './drill/client';
import { type RunningServer, startServer } from './server';

/** Two processes of Onramp on one PostgreSQL, with a proxy in front and one sandbox for both. */
export interface Replicas {
  readonly balancer: Balancer;
  readonly origin: string;
  readonly dataDir: string;
  readonly databaseUrl: string;
  readonly ports: readonly [number, number];
  /** Asks through the proxy. */
  readonly client: Client;
  /** Everything that both printed. */
  readonly output: () => string;
  /** Ends one as a supervisor would, and starts it again. Answers with its exit code. */
  readonly restart: (index: 0 | 1) => Promise<number | null>;
  /** Signs in at the sandbox; answers with the address that follows. */
  readonly answerOf: (url: string, key?: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${url}/postgres` });
  await client.connect();
  await client.query(statement);
  await client.end();
}

/**
 * Starts all of it, on `port` and the two that follow.
 *
 * @param postgresUrl a server, without a database name.
 */
export async function startReplicas(postgresUrl: string, port: number, env: Record<string, string> = {}): Promise<Replicas> {
  const name = `replicas_${randomUUID().replaceAll('-', '')}`;
  await onServer(postgresUrl, `create database ${name}`);
  const sandbox = await listenSandbox();
  const dataDir = mkdtempSync(join(tmpdir(), 'onramp-replicas-'));
  const databaseUrl = `${postgresUrl}/${name}`;
  const origin = `http://localhost:${port}`;
  const ports = [port + 1, port + 2] as const;
  const start = (at: number) =>
    startServer({
      port: at,
      dataDir,
      env: {
        ONRAMP_PUBLIC_URL: origin,
        DATABASE_URL: databaseUrl,
        ONRAMP_SANDBOX: 'on',
        ONRAMP_SANDBOX_URL: sandbox.base,
        LOG_LEVEL: 'info',
        ...env,
      },
    });
  // One after the other: the first makes the key.
  const servers: [RunningServer, RunningServer] = [await start(ports[0]), await start(ports[1])];
  const printed: string[] = [];
  const balancer = await startBalancer(port, ports);
  const client = new Client(port);
  await client.signIn(dataDir);
  return {
    balancer,
    origin,
    dataDir,
    databaseUrl,
    ports,
    client,
    output: () => [...printed, ...servers.map((server) => server.output())].join('\n'),
    restart: async (index) => {
      const code = await servers[index].stop();
      printed.push(servers[index].output());
      servers[index] = await start(ports[index]);
      return code;
    },
    answerOf: (url, key) => client.answerOf(url, key),
    close: async () => {
      await balancer.close();
      for (const server of servers) await server.stop();
      for (const server of servers) server.remove();
      await sandbox.close();
      await onServer(postgresUrl, `drop database ${name} with (force)`);
    },
  };
}
