import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ActFilter, noFilter } from '@/lib/activity/filter';
import { listActivity } from './activity';
import { app } from './app';
import { createConnection } from './connections';
import { engines, openTestApp, type TestApp } from './test-app';

describe.each(engines)('filtered activity on %s', (engine) => {
  let test: TestApp;
  let id: string;

  const made: [string, string, string, string][] = [
    ['2026-11-01T22:59:59.999Z', 'Ada Lovelace', 'token-revealed', 'a'],
    ['2026-11-01T23:00:00.000Z', 'Onramp', 'health-changed', 'b'],
    ['2026-11-02T22:59:59.999Z', 'Webex sign-in', 'token-received', 'c'],
    ['2026-11-02T23:00:00.000Z', '100% Ben_', 'channel-added', 'd'],
    ['2026-11-03T00:00:00.000Z', 'ada lovelace', 'statement-given', 'e'],
    ['2026-11-03T01:00:00.000Z', 'Onramp', 'token-purged', 'f'],
    ['2026-11-03T02:00:00.000Z', 'Ben \\ Co', 'backup-made', 'g'],
  ];

  beforeAll(async () => {
    test = await openTestApp(engine);
    id = await test.asAdmin(async () => (await createConnection('sandbox')).id);
    const { db } = await app();
    for (const [at, actor, action, subject] of made) {
      await db
        .insertInto('audit')
        .values({ at: Date.parse(at), actor, action, connection_id: subject === 'g' ? null : id, subject, origin: '192.0.2.1' })
        .execute();
    }
  });
  afterAll(() => test.close());

  const found = async (filter: Partial<ActFilter>, of: string | null = id) => {
    const { acts } = await test.asAdmin(() => listActivity(of, { limit: 100, filter: { ...noFilter, ...filter } }));
    return acts
      .map(({ subject }) => subject)
      .filter((subject) => subject?.length === 1)
      .toReversed()
      .join('');
  };

  const cases: [string, Partial<ActFilter>, string][] = [
    ['everything when it asks for nothing', {}, 'abcdef'],
    ['one group', { group: 'token' }, 'acf'],
    ['another group', { group: 'reminders' }, 'd'],
    ['the group that nothing is in', { group: 'sign-ins' }, ''],
    ['people', { by: 'people' }, 'ade'],
    ['Onramp', { by: 'onramp' }, 'bf'],
    ['the Webex sign-in', { by: 'webex' }, 'c'],
    ['a part of a name in any case', { actor: 'LOVE' }, 'ae'],
    ['a per cent sign as itself', { actor: '%' }, 'd'],
    ['an underscore as itself', { actor: '_' }, 'd'],
    ['an apostrophe as itself', { actor: "' or 1=1 --" }, ''],
    ['from a day of UTC on', { from: '2026-11-02' }, 'cdef'],
    ['until the end of a day of UTC', { to: '2026-11-02' }, 'abcd'],
    ['a day of another zone', { from: '2026-11-02', to: '2026-11-02', timeZone: 'Europe/Oslo' }, 'bc'],
    ['all of it at once', { group: 'token', by: 'people', actor: 'ada', from: '2026-11-01', to: '2026-11-01' }, 'a'],
    ['nothing between a day and one before it', { from: '2026-11-03', to: '2026-11-01' }, ''],
  ];
  it.each(cases)('shows %s', async (_what, filter, subjects) => {
    expect(await found(filter)).toBe(subjects);
  });

  it('finds a backslash as itself', async () => {
    expect(await found({ actor: '\\' }, null)).toBe('g');
  });

  it('of the whole installation has what belongs to no connection, and names the others', async () => {
    expect(await found({}, null)).toBe('abcdefg');
    const { acts } = await test.asAdmin(() => listActivity(null, { limit: 100 }));
    const connectionOf = (subject: string) => acts.find((act) => act.subject === subject)?.connection;
    expect(connectionOf('a')).toEqual({ id, name: 'New connection' });
    expect(connectionOf('g')).toBeNull();
    expect(acts.some(({ action }) => action === 'signed-in')).toBe(true);
  });

  it('is paged through without loss', async () => {
    const filter = { ...noFilter, by: 'people' } as const;
    const first = await test.asAdmin(() => listActivity(id, { limit: 2, filter }));
    const second = await test.asAdmin(() => listActivity(id, { limit: 2, filter, before: first.next ?? 0 }));
    expect([...first.acts, ...second.acts].map(({ subject }) => subject)).toEqual(['e', 'd', 'a', 'sandbox']);
    expect(second.next).toBeNull();
  });

  it('is for nobody who is not signed in', async () => {
    await expect(listActivity(null, { limit: 1 })).rejects.toThrow();
  });
});
