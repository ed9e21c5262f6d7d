import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { app, closeApp } from './app';
import { actAs } from './auth';
import { parseSettings, replaceSettings, type Settings } from './env';
import { prove } from './proof';
import { hashOfSecret, newSecret } from './secret';
import { type Admin, beginSession } from './sessions';

/** Both databases: what holds in one must hold in the other. */
export const engines = ['sqlite', 'postgres'] as const;

/** The environment that `scripts/serve.mjs` hands to the app. */
export function testEnvironment(dataDir: string): Record<string, string> {
  return {
    ONRAMP_DATA_DIR: dataDir,
    ONRAMP_PUBLIC_URL: 'http://localhost:3000',
    ONRAMP_HOSTS: 'localhost:3000 127.0.0.1:3000 [::1]:3000',
    LOG_LEVEL: 'silent',
  };
}

export interface TestApp {
  readonly settings: Settings;
  /** Does work as a signed-in admin. */
  readonly asAdmin: <T>(work: () => Promise<T>) => Promise<T>;
  readonly admin: Admin;
  readonly close: () => Promise<void>;
}

/** An empty Onramp on a database of its own, with one admin signed in. */
export async function openTestApp(engine: (typeof engines)[number], more: Record<string, string> = {}): Promise<TestApp> {
  const dataDir = mkdtempSync(join(tmpdir(), 'onramp-test-'));
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const server = engine === 'postgres' ? inject('postgresUrl') : null;
  if (server) await onServer(server, `create database ${name}`);
  const settings = parseSettings({
    ...testEnvironment(dataDir),
    ONRAMP_SANDBOX: 'on',
    ...(server ? { DATABASE_URL: `${server}/${name}` } : {}),
    ...more,
  });
  await closeApp();
  replaceSettings(settings);
  await beginSession('Test admin');
  const session = await (await app()).db.selectFrom('sessions').select('id_hash').executeTakeFirstOrThrow();
  const proof = newSecret();
  const admin: Admin = { name: 'Test admin', sessionHash: session.id_hash, role: 'owner', member: null, proofHash: hashOfSecret(proof) };
  await prove(admin, proof);
  return {
    settings,
    admin,
    asAdmin: (work) => actAs(admin, work),
    close: async () => {
      await closeApp();
      if (server) await onServer(server, `drop database ${name} with (force)`);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Runs one statement on the test server, such as one that makes a database. */
export async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${url}/postgres` });
  await client.connect();
  await client.query(statement);
  await client.end();
}
