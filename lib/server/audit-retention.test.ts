import { sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import { app } from './app';
import { purgeAudit } from './audit-retention';
import { engines, openTestApp, type TestApp } from './test-app';

const day = 86_400_000;

describe.each(engines)('the retention on %s', (engine) => {
  let test: TestApp;
  afterEach(() => test.close());

  /** Records of the given ages in days, in the order in which they were made. */
  async function open(ages: readonly number[], months = '12'): Promise<number> {
    test = await openTestApp(engine, { ONRAMP_AUDIT_MONTHS: months });
    const { db } = await app();
    const now = Date.now();
    // Before everything that the start of the test was recorded as.
    const rows = ages.map((age, index) => sql`(${index - ages.length}, ${now - age * day}, 'Ada', 'checks-run', ${`${age}`})`);
    const overriding = sql.raw(engine === 'postgres' ? 'overriding system value' : '');
    for (let start = 0; start < rows.length; start += 1_000) {
      const part = sql.join(rows.slice(start, start + 1_000));
      await sql`insert into audit (id, at, actor, action, subject) ${overriding} values ${part}`.execute(db);
    }
    return now;
  }
  const purge = async (now: number) => purgeAudit(await app(), now, new AbortController().signal);
  const left = async () => {
    const { db } = await app();
    const rows = await db.selectFrom('audit').select('subject').where('action', '=', 'checks-run').orderBy('id').execute();
    return rows.map(({ subject }) => Number(subject));
  };

  it('removes what is older than twelve months, and says how many', async () => {
    const now = await open([800, 400, 367, 364, 30, 0]);
    expect(await purge(now)).toBe(3);
    expect(await left()).toEqual([364, 30, 0]);
    expect(await purge(now)).toBe(0);
  });

  it('keeps thirty days however short it is set', async () => {
    const now = await open([40, 32, 29, 0], '1');
    await purge(now);
    expect(await left()).toEqual([29, 0]);
  });

  it('counts removed records by action, over several runs', async () => {
    const now = await open([...Array.from({ length: 2_500 }, () => 500), 1]);
    expect(await purge(now)).toBe(2_500);
    const { db } = await app();
    expect(await db.selectFrom('meta').selectAll().where('key', 'like', 'audit-purged%').execute()).toEqual([
      { key: 'audit-purged checks-run', value: '2500' },
    ]);
  });

  it('empties nothing when this clock is years ahead of the database’s', async () => {
    const now = await open([340, 20, 0]);
    expect(await purge(now + 5 * 365 * day)).toBe(0);
    expect(await left()).toEqual([340, 20, 0]);
  });

  it('keeps a record that a slow clock dated long ago until those before it are old', async () => {
    const now = await open([20, 9_000, 10]);
    expect(await purge(now)).toBe(0);
    expect(await left()).toEqual([20, 9_000, 10]);
  });

  it('is not held up by a record that a fast clock dated years ahead', async () => {
    const now = await open([500, -2_000, 450, 10]);
    await purge(now);
    expect(await left()).toEqual([-2_000, 10]);
  });

  it('removes each record once when two replicas do it at the same time', async () => {
    const now = await open([...Array.from({ length: 3_000 }, () => 500), 1]);
    const removed = await Promise.all([purge(now), purge(now)]);
    expect(await left()).toEqual([1]);
    const { value } = await (await app()).db
      .selectFrom('meta')
      .select('value')
      .where('key', 'like', 'audit-purged%')
      .executeTakeFirstOrThrow();
    expect([removed[0] + removed[1], Number(value)]).toEqual([3_000, 3_000]);
  });

  it('stops between two batches when the process ends', async () => {
    const now = await open(Array.from({ length: 10 }, () => 500));
    expect(await purgeAudit(await app(), now, AbortSignal.abort())).toBe(0);
    expect(await left()).toHaveLength(10);
  });
});
