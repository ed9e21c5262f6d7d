import { createHash } from 'node:crypto';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { issueLaunchLink } from '@/scripts/launch-link.mjs';
import { app } from './app';
import { consumeLaunchKey } from './launch';
import { beginSession, endSession, findSession } from './sessions';
import { engines, openTestApp, type TestApp } from './test-app';

const minute = 60_000;
let test: TestApp;
afterEach(async () => {
  vi.useRealTimers();
  await test.close();
});
const at = (ms: number) => vi.useFakeTimers({ now: ms, toFake: ['Date'] });

describe.each(engines)('a session on %s', (engine) => {
  beforeEach(async () => {
    test = await openTestApp(engine, { ONRAMP_SESSION_IDLE_MINUTES: '60', ONRAMP_SESSION_HOURS: '12' });
  });

  it('lives while it is used, and ends after an hour without a request', async () => {
    const start = Date.now();
    const id = await beginSession('Ada');
    at(start + 59 * minute);
    expect((await findSession(id, null))?.name).toBe('Ada');
    at(start + 118 * minute);
    expect(await findSession(id, null)).not.toBeNull();
    at(start + 179 * minute);
    expect(await findSession(id, null)).toBeNull();
  });

  it('ends after twelve hours however much it is used', async () => {
    const start = Date.now();
    const id = await beginSession('Ada');
    for (let passed = 30; passed < 12 * 60; passed += 30) {
      at(start + passed * minute);
      expect(await findSession(id, null), `after ${passed} minutes`).not.toBeNull();
    }
    at(start + 12 * 60 * minute + 1);
    expect(await findSession(id, null)).toBeNull();
  });

  it('is over for good once it was ended, and ends no other', async () => {
    const [id, other] = [await beginSession('Ada'), await beginSession('Ada')];
    const session = await findSession(id, null);
    await endSession(session?.sessionHash ?? '');
    expect([await findSession(id, null), (await findSession(other, null))?.name]).toEqual([null, 'Ada']);
  });

  it('keeps only a hash of its id', async () => {
    const id = await beginSession('Ada');
    expect(id).toMatch(/^[\w-]{43}$/);
    expect(JSON.stringify(await (await app()).db.selectFrom('sessions').selectAll().execute())).not.toContain(id);
  });
});

describe('a launch link', () => {
  beforeEach(async () => {
    test = await openTestApp('sqlite');
  });
  const issue = () =>
    new URL(issueLaunchLink({ dataDir: test.settings.dataDir, publicUrl: 'http://localhost:3000' })).hash.slice('#key='.length);

  it('works once, of any number of tries at once', async () => {
    const key = issue();
    const results = await Promise.all(Array.from({ length: 50 }, () => consumeLaunchKey(key)));
    expect(results.filter(Boolean)).toHaveLength(1);
  });

  it('is too old after five minutes', async () => {
    const key = issue();
    at(Date.now() + 5 * minute + 1);
    expect(await consumeLaunchKey(key)).toBe(false);
  });

  it('leaves only a hash of its key behind', () => {
    const key = issue();
    expect(readdirSync(join(test.settings.dataDir, 'launch'))).toContain(createHash('sha256').update(key).digest('hex'));
    expect(readdirSync(join(test.settings.dataDir, 'launch'))).not.toContain(key);
  });

  it.each(['', 'x', '../onramp.key', '..', '%00'])('does not take “%s” for a key', async (key) => {
    expect(await consumeLaunchKey(key)).toBe(false);
  });

  it('does not take a file without a time for a link', async () => {
    issue();
    writeFileSync(join(test.settings.dataDir, 'launch', createHash('sha256').update('planted').digest('hex')), 'for ever');
    expect(await consumeLaunchKey('planted')).toBe(false);
  });
});
