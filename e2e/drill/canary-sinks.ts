import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import pg from 'pg';
import type { Sink } from './canary-search';
import type { Client } from './client';

const run = promisify(execFile);

/** What one address answers, its headers included, but for what sets this session's own cookie anew. */
async function page(client: Client, name: string, path: string): Promise<Sink> {
  const response = await client.send('GET', path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  const headers = [...response.headers].filter(([header]) => header !== 'set-cookie');
  return { name, content: Buffer.concat([Buffer.from(`${JSON.stringify(headers)}\n`), Buffer.from(await response.arrayBuffer())]) };
}

/** Everything that a signed-in admin can open or download about a connection. */
export function pageSinks(client: Client, id: string): Promise<readonly Sink[]> {
  const api = `/api/connections/${id}`;
  const paths = {
    view: api,
    list: '/api/connections',
    channels: `${api}/channels`,
    'activity, connection': `${api}/activity`,
    'activity, all': '/api/activity',
    'export, connection, csv': `${api}/activity/export?format=csv`,
    'export, connection, ndjson': `${api}/activity/export?format=ndjson`,
    'export, all, csv': '/api/activity/export?format=csv',
    'export, all, ndjson': '/api/activity/export?format=ndjson',
    'change record': `${api}/change-record`,
    calendar: `${api}/calendar?timeZone=Europe/Oslo`,
    users: `${api}/users`,
    'page, connections': '/',
    'page, all activity': '/activity',
    ...Object.fromEntries(
      ['overview', 'token', 'token/renew', 'activity', 'users', 'setup/authorize', 'setup/verify', 'setup/configure-okta'].map((name) => [
        `page, ${name}`,
        `/connections/${id}/${name}`,
      ]),
    ),
  };
  return Promise.all(Object.entries(paths).map(([name, path]) => page(client, name, path)));
}

/** What a scraper gets. */
export async function metricsSink(origin: string, token: string): Promise<Sink> {
  const response = await fetch(`${origin}/metrics`, { headers: { Authorization: `Bearer ${token}` } });
  return { name: 'metrics', content: Buffer.from(await response.text()) };
}

/** Makes a backup as `npm run backup` does, with the server's own environment. */
export async function backupSinks(dataDir: string, env: Readonly<Record<string, string>>): Promise<readonly Sink[]> {
  const file = join(dataDir, 'canary.backup');
  const { stdout, stderr } = await run(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', join('scripts', 'backup.ts'), file],
    { env: { ...process.env, NODE_ENV: 'production', ...env, ONRAMP_DATA_DIR: dataDir } },
  );
  return [
    { name: 'backup', content: gunzipSync(readFileSync(file)) },
    { name: 'backup, printed', content: Buffer.from(stdout + stderr) },
  ];
}

/** Every file of the data folder but the backup, with the embedded database and its log. */
export function fileSinks(when: string, dataDir: string): readonly Sink[] {
  const files = readdirSync(dataDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files
    .filter(({ name }) => !name.endsWith('.backup'))
    .map(({ name, parentPath }) => ({ name: `${when}, ${name}`, content: readFileSync(join(parentPath, name)) }));
}

/** Every row of every table in PostgreSQL. */
export async function tableSinks(databaseUrl: string): Promise<readonly Sink[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows: tables } = await client.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public'",
  );
  const sinks: Sink[] = [];
  for (const { name } of tables) {
    const { rows } = await client.query(`select to_jsonb(t) as row from ${client.escapeIdentifier(name)} t`);
    sinks.push({ name: `table, ${name}`, content: Buffer.from(JSON.stringify(rows)) });
  }
  await client.end();
  return sinks;
}
