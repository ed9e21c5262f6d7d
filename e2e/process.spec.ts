import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
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

test('a setting that cannot work is named before anything is opened', async () => {
  await expect(startServer({ port, env: { PORT: 'many' } })).rejects.toThrow(/PORT is “many”/);
  await expect(startServer({ port, env: { DATABASE_URL: 'mysql://somewhere/x' } })).rejects.toThrow(
    /DATABASE_URL: must begin with postgres/,
  );
});
