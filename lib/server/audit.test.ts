import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { actWords } from '@/lib/activity/act-words';
import { actGroups } from '@/lib/activity/filter';
import { groupOf } from './act-groups';
import { app } from './app';
import { record } from './audit';
import { arriveFrom } from './origin';
import { engines, openTestApp, type TestApp } from './test-app';

const from = (address: string | null) =>
  new Request('http://localhost:3000/', { headers: address === null ? {} : { 'x-onramp-from': address } });

describe('the acts', () => {
  it.each(Object.entries(groupOf))('have words and a group that is shown: %s', (action, group) => {
    expect(Object.hasOwn(actWords, action)).toBe(true);
    expect(Object.keys(actGroups)).toContain(group);
  });

  it('have no words that no act uses', () => {
    expect(Object.keys(actWords).filter((action) => !Object.hasOwn(groupOf, action))).toEqual([]);
  });
});

describe.each(engines)('a record on %s', (engine) => {
  let test: TestApp;
  beforeEach(async () => {
    test = await openTestApp(engine);
  });
  afterEach(() => test.close());

  const newest = async () =>
    (await app()).db.selectFrom('audit').select(['actor', 'action', 'origin']).orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow();

  it.each([
    ['the address of the request', 'Ada', '192.0.2.44', '192.0.2.44'],
    ['none for what Onramp did by itself, whoever set it off', 'Onramp', '192.0.2.44', null],
    ['none when it is not known', 'Ada', null, null],
    ['none when it is no address', 'Ada', '<script>', null],
  ])('names %s', async (_what, actor, address, origin) => {
    const { db } = await app();
    await arriveFrom(from(address), () => record(db, { actor, action: 'checks-run' }));
    expect((await newest()).origin).toBe(origin);
  });

  it('made outside of a request names no address', async () => {
    await record((await app()).db, { actor: 'Ada', action: 'checks-run' });
    expect((await newest()).origin).toBeNull();
  });
});
