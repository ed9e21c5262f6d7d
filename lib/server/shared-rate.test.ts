import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { app } from './app';
import { type Database, openDatabase } from './db/client';
import { ratesJob, takeShared } from './shared-rate';
import { engines, openTestApp, type TestApp } from './test-app';

const rate = { burst: 3, perSecond: 0.01 };

describe.each(engines)('a bucket that all replicas share, on %s', (engine) => {
  let test: TestApp;
  let db: Database;
  beforeAll(async () => {
    test = await openTestApp(engine);
    ({ db } = await app());
  });
  afterEach(() => void vi.useRealTimers());
  afterAll(() => test.close());

  const take = (key: string, from = db) =>
    takeShared(from, key, rate).then(
      () => 'taken',
      (error: unknown) => error,
    );
  const held = (key: string) => db.selectFrom('rates').select('full_at').where('key', '=', key).executeTakeFirst();

  it('lets as many through as it holds, says when the next may come, and keeps others apart', async () => {
    const taken = [await take('one'), await take('one'), await take('one')];
    expect(taken).toEqual(['taken', 'taken', 'taken']);
    const refused = await take('one');
    expect(refused).toMatchObject({ code: 'too-many-requests', message: 'bucket one is empty', retryAfterSeconds: expect.any(Number) });
    expect(refused).toHaveProperty('retryAfterSeconds', expect.closeTo(100, -1));
    expect(await take('other')).toBe('taken');
  });

  it('lets no more through than it holds, however many ask at once', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, () => take('at once')));
    expect(answers.filter((answer) => answer === 'taken')).toHaveLength(rate.burst);
  });

  it('gains with time, and never more than it holds', async () => {
    const fullAt = async () => (await held('time'))?.full_at ?? 0;
    for (let count = 0; count < 3; count += 1) await take('time');
    const pass = (ms: number) =>
      db
        .updateTable('rates')
        .set((eb) => ({ full_at: eb('full_at', '-', ms) }))
        .where('key', '=', 'time')
        .execute();
    await pass(100_000);
    expect([await take('time'), (await take('time')) !== 'taken']).toEqual(['taken', true]);
    await pass(1_000_000);
    expect(await fullAt()).toBeLessThan(Date.now());
    expect([await take('time'), await take('time'), await take('time'), (await take('time')) !== 'taken']).toEqual([
      'taken',
      'taken',
      'taken',
      true,
    ]);
  });

  it('is not shut for ever by a clock that was ahead', async () => {
    await db
      .insertInto('rates')
      .values({ key: 'ahead', full_at: Date.now() + 365 * 86_400_000 })
      .execute();
    expect(await take('ahead')).toBe('taken');
    expect((await held('ahead'))?.full_at).toBeLessThan(Date.now() + 200_000);
  });

  it('is removed once it is full', async () => {
    await db.insertInto('rates').values({ key: 'full', full_at: 1 }).execute();
    await take('not full');
    await ratesJob.run(await app(), Date.now(), new AbortController().signal);
    expect([await held('full'), await held('not full')]).toEqual([undefined, { full_at: expect.any(Number) }]);
  });

  if (engine === 'postgres') {
    it('counts what comes to two processes together', async () => {
      const second = await openDatabase({ url: test.settings.databaseUrl ?? '' });
      const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => take('two', index % 2 ? second : db)));
      await second.destroy();
      expect(answers.filter((answer) => answer === 'taken')).toHaveLength(rate.burst);
    });

    it('goes by the database’s clock, not by that of the process', async () => {
      vi.useFakeTimers({ now: Date.now() + 3_600_000, toFake: ['Date'] });
      await take('clock');
      vi.useRealTimers();
      expect((await held('clock'))?.full_at).toBeLessThan(Date.now() + 200_000);
    });
  }
});
