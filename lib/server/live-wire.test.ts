import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { app, closeApp } from './app';
import { replaceSettings } from './env';
import { publish, subscribe } from './live';
import { pauseBefore } from './live-wire';
import { openTestApp, type TestApp } from './test-app';
import { type Cable, layCable } from './test-cable';

const id = '4d9c0f4e-2a56-4c57-9f57-0f2c1d2b3a41';
const other = '4d9c0f4e-2a56-4c57-9f57-0f2c1d2b3a42';

let test: TestApp;
let cable: Cable;
let replica: pg.Client;
/** What another process on the same database hears. */
let heard: { channel: string; payload: string | undefined }[] = [];
/** How often windows of this process were told. */
let told: string[] = [];
const stops: (() => void)[] = [];

beforeAll(async () => {
  test = await openTestApp('postgres');
  const { databaseUrl } = test.settings;
  if (databaseUrl === null) throw new Error('no PostgreSQL');
  cable = await layCable(databaseUrl);
  await closeApp();
  replaceSettings({ ...test.settings, databaseUrl: cable.url });
  await app();
  replica = new pg.Client({ connectionString: databaseUrl });
  await replica.connect();
  replica.on('notification', ({ channel, payload }) => heard.push({ channel, payload }));
  await replica.query('listen onramp_live');
  for (const watched of [id, other]) stops.push(subscribe(watched, () => told.push(watched)));
});
afterEach(() => {
  heard = [];
  told = [];
});
afterAll(async () => {
  for (const stop of stops) stop();
  await replica.end();
  await test.close();
  await cable.cut();
});

describe('news between processes', () => {
  it('are a connection’s id and nothing else, and are told once to the windows here', async () => {
    publish(id);
    await vi.waitFor(() => expect(heard).toEqual([{ channel: 'onramp_live', payload: id }]));
    // By the time that another word came back, the echo of the first would have come as well.
    await replica.query('select pg_notify($1, $2)', ['onramp_live', other]);
    await vi.waitFor(() => expect(told).toContain(other));
    expect(told).toEqual([id, other]);
  });

  it('wait while the database is away, and every window is told once when it is back', async () => {
    const { wire } = await app();
    await cable.cut();
    await vi.waitFor(() => expect(wire?.state()).toBe('away'));
    publish(id);
    publish(id);
    expect(told).toEqual([id, id]);
    told = [];
    await cable.mend();
    await vi.waitFor(() => expect(wire?.state()).toBe('listening'), { timeout: 10_000 });
    await vi.waitFor(() => expect(told.toSorted()).toEqual([id, other]));
    await vi.waitFor(() => expect(heard).toEqual([{ channel: 'onramp_live', payload: id }]));
  });

  it('that were told last are sent before the process ends', async () => {
    const { close } = await app();
    globalThis.onrampApp = undefined;
    publish(other);
    await close();
    await vi.waitFor(() => expect(heard).toEqual([{ channel: 'onramp_live', payload: other }]));
    await app();
  });
});

it.each([
  [0, 0, 50],
  [0, 1, 100],
  [3, 1, 800],
  [1_000, 0, 2_500],
  [1_000, 1, 5_000],
])('after %i failures and with %d of chance a try waits %i ms', (failures, random, pause) => {
  expect(pauseBefore(failures, random)).toBe(pause);
});

it('an embedded database has no other processes to tell', async () => {
  const alone = await openTestApp('sqlite');
  expect((await app()).wire).toBeNull();
  let calls = 0;
  const stop = subscribe(id, () => {
    calls += 1;
  });
  publish(id);
  stop();
  expect(calls).toBe(1);
  await alone.close();
});
