import { execFile, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import Sqlite from 'libsql';
import type { SnapshotView } from '@/lib/users/snapshot';
import { whoAnswers } from '@/scripts/proof.mjs';
import { Client, organizationIdOf } from './drill/client';
import { listens, startServer } from './server';

/** Ports of their own, so that these tests do not meet the server of the others. */
const port = 3111;

function hold(host: string): Promise<Server> {
  return new Promise((done, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen({ host, port }, () => done(server));
  });
}

/** The status that a request gets which names another host than ours. */
function statusFor(host: string, path: string): Promise<number> {
  return new Promise((done, failed) => {
    request({ host: '127.0.0.1', port, path, headers: { host }, agent: false }, (reply) => {
      reply.resume();
      done(reply.statusCode ?? 0);
    })
      .once('error', failed)
      .end();
  });
}

test.describe.configure({ mode: 'serial' });

for (const host of ['127.0.0.1', '::1', '0.0.0.0', '::']) {
  test(`Onramp does not start when ${host} holds its port, and names the holder`, async () => {
    const holder = await hold(host);
    try {
      await expect(startServer({ port })).rejects.toThrow(
        new RegExp(`did not start[^]*:${port} is held by \\S+ \\(process ${process.pid}\\)`),
      );
    } finally {
      await new Promise((done) => holder.close(done));
    }
  });
}

test('Onramp holds both loopback addresses and no other, prints one link, and ends cleanly', async () => {
  const server = await startServer({ port });
  try {
    expect(await listens('127.0.0.1', port)).toBe(true);
    expect(await listens('::1', port)).toBe(true);
    expect(await listens('127.0.0.2', port)).toBe(false);
    expect(server.output().match(/\/sign-in#key=[\w-]{43}\n/g)).toHaveLength(1);
    // A stream that never ends by itself must not hold the process.
    const stream = await fetch(`http://localhost:${port}/api/health`);
    expect(stream.status).toBe(200);
    const stoppedAt = Date.now();
    expect(await server.stop()).toBe(0);
    expect(Date.now() - stoppedAt).toBeLessThan(5_000);
    expect(await listens('127.0.0.1', port)).toBe(false);
  } finally {
    server.process.kill('SIGKILL');
    server.remove();
  }
});

test('an end waits for no stream, breaks off no crawl for good, and takes seconds', async () => {
  const server = await startServer({ port });
  let again: Awaited<ReturnType<typeof startServer>> | undefined;
  try {
    const client = new Client(port);
    await client.signIn(server.dataDir);
    const { id } = await client.json<{ id: string }>('POST', '/api/connections', { environment: 'sandbox' });
    const path = `/api/connections/${id}`;
    await client.json('PATCH', path, { organizationId: organizationIdOf('large') });
    const { url } = await client.json<{ url: string }>('POST', `${path}/authorizations`, {});
    await client.json('POST', '/api/deposit', { address: await client.answerOf(url, 'large') });
    await expect.poll(async () => (await client.view(id)).credential?.status).toBe('active');
    await client.json('PUT', `${path}/snapshot`, {});
    const seen = async () => (await client.json<SnapshotView>('GET', `${path}/snapshot`)).crawl;
    await expect.poll(async () => (await seen())?.seen).toBeGreaterThan(0);
    const stream = await client.send('GET', `${path}/events`);
    const read = stream.text();

    const stoppedAt = Date.now();
    expect(await server.stop()).toBe(0);
    expect(Date.now() - stoppedAt).toBeLessThan(5_000);
    // Ended, not cut off: the window knows that it has to ask anew.
    expect(await read).toMatch(/^retry: 2000\nevent: changed\n/);
    const file = new Sqlite(join(server.dataDir, 'database', 'onramp.db'), { readonly: true });
    expect(file.prepare('select status, lease_holder from crawls').all()).toEqual([{ status: 'running', lease_holder: null }]);
    file.close();

    again = await startServer({ port, dataDir: server.dataDir });
    const before = (await seen())?.seen ?? 0;
    await expect.poll(async () => (await seen())?.seen).toBeGreaterThan(before);
  } finally {
    server.process.kill('SIGKILL');
    again?.process.kill('SIGKILL');
    server.remove();
  }
});

test('a proxy that asks is told when Onramp takes requests, and that it will end, while it still answers', async () => {
  const server = await startServer({ port, env: { ONRAMP_DRAIN_SECONDS: '2' } });
  try {
    const ping = (host = 'elsewhere.example') => statusFor(host, '/ping');
    expect([await ping(), await ping(`localhost:${port}`)]).toEqual([204, 204]);
    // Everything else is for Onramp's own names only.
    expect(await statusFor('elsewhere.example', '/api/health')).toBe(421);
    expect(await whoAnswers(server.dataDir, port)).toBe('onramp');
    const stopped = server.stop();
    await expect.poll(() => ping()).toBe(503);
    expect((await fetch(`http://localhost:${port}/api/health`)).status).toBe(200);
    expect(await stopped).toBe(0);
  } finally {
    server.process.kill('SIGKILL');
    server.remove();
  }
});

test('no launch link is made while another program holds the port', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'onramp-squatted-'));
  const holder = await hold('127.0.0.1');
  holder.on('connection', (socket) => socket.resume().end('HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n'));
  try {
    const link = promisify(execFile)(process.execPath, [fileURLToPath(new URL('../scripts/launch-link.mjs', import.meta.url))], {
      env: { ...process.env, PORT: String(port), ONRAMP_DATA_DIR: dataDir },
    });
    await expect(link).rejects.toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining(`(process ${process.pid})`) });
    expect(readdirSync(dataDir)).toEqual(['onramp.proof']);
  } finally {
    await new Promise((done) => holder.close(done));
    rmSync(dataDir, { recursive: true, force: true });
  }
});

test('a signal to npm ends the server behind it', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'onramp-npm-'));
  const npm = spawn('npm', ['start', '--silent'], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: { ...process.env, PORT: String(port), ONRAMP_DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await new Promise((done) => npm.stdout.on('data', (chunk) => String(chunk).includes('/sign-in#key=') && done(undefined)));
    npm.kill('SIGTERM');
    await expect.poll(() => listens('127.0.0.1', port), { timeout: 5_000 }).toBe(false);
    // Everything is in the one file.
    const log = join(dataDir, 'database', 'onramp.db-wal');
    await expect.poll(() => statSync(log, { throwIfNoEntry: false })?.size ?? 0, { timeout: 5_000 }).toBe(0);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
});

test('a data folder that others may write to is refused, and left as it is', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'onramp-wide-'));
  try {
    chmodSync(dataDir, 0o777);
    await expect(startServer({ port, dataDir })).rejects.toThrow(/Other users of this machine may use the folder .*chmod 700/s);
    chmodSync(dataDir, 0o700);
    mkdirSync(join(dataDir, 'launch'), { mode: 0o755 });
    await expect(startServer({ port, dataDir })).rejects.toThrow(/launch/);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
});

test('everything that is wrong with the settings is named at once, without the values, before anything is opened', async () => {
  const dataDir = join(tmpdir(), `onramp-wrong-${process.pid}`);
  const env = {
    PORT: 'a-secret',
    ONRAMP_PUBLIC_URL: 'https://onramp.example.com/a-secret',
    ONRAMP_LISTEN: 'a-secret',
    ONRAMP_TRUST_PROXY: 'a-secret',
    DATABASE_URL: 'mysql://a-secret@example.com/onramp',
    ONRAMP_KEY: 'a-secret',
  };
  const message = await startServer({ port, dataDir, env }).then(
    () => 'it started',
    (error: Error) => error.message,
  );
  for (const name of Object.keys(env)) expect(message).toContain(`\n${name}: must `);
  expect(message).not.toContain('a-secret');
  expect(existsSync(dataDir)).toBe(false);
});

test('a setting of the app that cannot work is named when it is the only one', async () => {
  await expect(startServer({ port, env: { DATABASE_URL: 'mysql://somewhere/x' } })).rejects.toThrow(
    /DATABASE_URL: must begin with postgres/,
  );
});

test('Onramp listens where it is told to as well, answers to its own names only there too, and warns when that is not https', async () => {
  const server = await startServer({ port, env: { ONRAMP_LISTEN: '127.0.0.2' } });
  try {
    for (const host of ['127.0.0.1', '::1', '127.0.0.2']) expect(await listens(host, port), host).toBe(true);
    expect((await fetch(`http://127.0.0.2:${port}/api/health`)).status).toBe(421);
    expect(server.output()).not.toContain('reads along');
  } finally {
    await server.stop();
    server.remove();
  }
  const open = await startServer({ port, env: { ONRAMP_LISTEN: '0.0.0.0' } });
  try {
    for (const host of ['127.0.0.1', '::1', '127.0.0.3']) expect(await listens(host, port), host).toBe(true);
    expect((await fetch(`http://127.0.0.3:${port}/api/health`)).status).toBe(421);
    expect(open.output()).toContain('whoever is on the way reads along');
  } finally {
    await open.stop();
    open.remove();
  }
});
