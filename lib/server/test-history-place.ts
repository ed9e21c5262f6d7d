import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject, vi } from 'vitest';
import { app, closeApp } from './app';
import { makeBackup } from './backup';
import { replaceSettings } from './env';
import { prove } from './proof';
import { restoreBackup } from './restore';
import { newSecret } from './secret';
import { type Admin, beginSession, findSession } from './sessions';
import type { engines } from './test-app';
import { type EmptyPlace, emptyPlace } from './test-place';

type Engine = (typeof engines)[number];

async function signIn(name: string): Promise<Admin> {
  const proof = newSecret();
  const admin = await findSession(await beginSession(name), proof);
  if (!admin) throw new Error('the session is not there');
  await prove(admin, proof);
  return admin;
}

const signInBoth = async (): Promise<[Admin, Admin]> => [await signIn('Ada'), await signIn('Grace')];

/** Ends every connection to a database, as PostgreSQL does when a process dies, and waits until they are gone. */
async function cutOff(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${inject('postgresUrl')}/postgres` });
  await client.connect();
  const others = `from pg_stat_activity where datname = '${new URL(databaseUrl).pathname.slice(1)}'`;
  await vi.waitUntil(
    async () => {
      await client.query(`select pg_terminate_backend(pid) ${others}`);
      return (await client.query(`select 1 ${others}`)).rowCount === 0;
    },
    { timeout: 20_000, interval: 2 },
  );
  await client.end();
}

/** Empties a database, which takes less than to make another. */
async function empty(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query('drop schema public cascade; create schema public');
  await client.end();
}

/** The life of a process. */
interface Life {
  over: boolean;
}

const livedIn = new AsyncLocalStorage<Life>();
const isOver = () => livedIn.getStore()?.over ?? false;

/** What a process had begun when it died goes no further in the one that follows: it is given no database any more. */
function keepFromTheDead(): () => void {
  let opened = globalThis.onrampApp;
  const neverMore = new Promise<never>(() => undefined);
  Object.defineProperty(globalThis, 'onrampApp', {
    configurable: true,
    get: () => (isOver() ? neverMore : opened),
    set: (value) => {
      if (!isOver()) opened = value;
    },
  });
  return () => Object.defineProperty(globalThis, 'onrampApp', { configurable: true, writable: true, value: opened });
}

/** A place where Onramp runs that can be killed, started again, backed up and restored. */
export async function openHistoryPlace(engine: Engine, sandboxBase: string) {
  const settings = { ONRAMP_SANDBOX: 'on', ONRAMP_SANDBOX_URL: sandboxBase, ONRAMP_PROOF_MINUTES: '240' };
  const letAnybody = keepFromTheDead();
  let life: Life = { over: false };
  const endLife = () => {
    life.over = true;
    life = { over: false };
  };
  const backups = mkdtempSync(join(tmpdir(), 'onramp-history-'));
  let place: EmptyPlace = await emptyPlace(engine, settings);
  const begin = async (at: EmptyPlace) => {
    globalThis.onrampApp = undefined;
    replaceSettings(at.settings);
    await app();
  };
  /** Another place with the same key. */
  const next = async () => {
    const other = await emptyPlace(engine, settings);
    other.takeKeyOf(place.settings);
    return other;
  };
  await closeApp();
  await begin(place);
  let admins = await signInBoth();

  /** What is on the disk at this moment is all that the next process finds; the one that dies writes nothing more. */
  const killSqlite = async (image: EmptyPlace) => {
    const folder = 'database';
    cpSync(join(place.settings.dataDir, folder), join(image.settings.dataDir, folder), {
      recursive: true,
      filter: (path) => !path.endsWith('-shm'),
    });
    const dead = globalThis.onrampApp;
    const opening = begin(image);
    await (await dead)?.db.destroy();
    await opening;
    await place.remove();
    place = image;
  };
  const killPostgres = async (url: string) => {
    const dead = await globalThis.onrampApp;
    globalThis.onrampApp = undefined;
    const ended = [dead?.db.destroy(), dead?.wire?.close()];
    await cutOff(url);
    await Promise.all(ended);
    await begin(place);
  };

  return {
    admins: () => admins,
    /** Does work as the process that lives now. */
    live: <T>(work: () => T): T => livedIn.run(life, work),
    /** Tells later whether the process that lives now still does. */
    isAlive: () => {
      const now = life;
      return () => !now.over;
    },
    restart: async () => {
      await closeApp();
      await begin(place);
    },
    /** Makes ready for a death at any moment. @returns what brings it about, at once. */
    readyToKill: async (): Promise<() => Promise<void>> => {
      const { databaseUrl } = place.settings;
      const image = databaseUrl ? null : await next();
      return () => {
        endLife();
        return image ? killSqlite(image) : killPostgres(databaseUrl ?? '');
      };
    },
    backUp: async (): Promise<string> => {
      const file = join(backups, `${randomUUID()}.backup`);
      await makeBackup(place.settings, file);
      return file;
    },
    restore: async (file: string) => {
      const { databaseUrl } = place.settings;
      await closeApp();
      const other = databaseUrl ? place : await next();
      if (databaseUrl) await empty(databaseUrl);
      await restoreBackup(other.settings, file);
      if (other !== place) await place.remove();
      place = other;
      await begin(place);
      admins = await signInBoth();
    },
    close: async () => {
      await closeApp();
      await place.remove();
      letAnybody();
      rmSync(backups, { recursive: true });
    },
  };
}

export type HistoryPlace = Awaited<ReturnType<typeof openHistoryPlace>>;
