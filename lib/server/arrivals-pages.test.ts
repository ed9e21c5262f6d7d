import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Baseline, type UserState, userStateOf } from '@/lib/setup/arrivals';
import { app } from './app';
import { saveBaselinePage, saveWatchedPage } from './arrivals-pages';
import { countsOf, noCounts } from './arrivals-store';
import { createConnection } from './connections';
import { engines, openTestApp, type TestApp } from './test-app';

const baseline: Baseline = { at: 1_000, complete: true, horizon: null };
const schema = 'urn:scim:schemas:extension:cisco:webexidentity:2.0:User';

function userState(id: string, modifiedAt = 2_000, more: Partial<UserState> = {}): UserState {
  const lastModified = new Date(modifiedAt).toISOString();
  return { ...userStateOf({ id, userName: `${id}@halden.example`, meta: { lastModified } }), ...more };
}

describe.each(engines)('a page of users on %s', (engine) => {
  let test: TestApp;
  beforeAll(async () => {
    test = await openTestApp(engine);
  });
  afterAll(() => test.close());

  async function newWatch() {
    const { db } = await app();
    const { id: connectionId } = await test.asAdmin(() => createConnection('sandbox'));
    const id = crypto.randomUUID();
    const unknown = { baseline_at: null, baseline_total: null, baseline_known: null, horizon: null, newest_modified: null };
    await db
      .insertInto('arrival_watches')
      .values({
        id,
        connection_id: connectionId,
        organization_id: 'o',
        status: 'watching',
        started_at: 0,
        watched_until: 0,
        sorted: 'yes',
        ...unknown,
        asked_at: null,
        next_ask_at: null,
        problem: null,
        counts: noCounts,
        first_arrival: null,
        lease_holder: null,
        lease_until: 0,
      })
      .execute();
    const save = (users: readonly UserState[]) => saveWatchedPage(db, id, baseline, users);
    const counts = async () =>
      countsOf(await db.selectFrom('arrival_watches').select('counts').where('id', '=', id).executeTakeFirstOrThrow());
    return { id, db, save, counts };
  }

  it('that names somebody twice counts them once, as they were last', async () => {
    const { id, db, save, counts } = await newWatch();
    const page = [userState('ada', 3_000, { active: false }), userState('ada', 2_000), userState('noor')];
    await saveBaselinePage(db, id, [userState('kofi'), userState('kofi')]);
    expect(await save(page)).toBe(2);
    expect(await counts()).toMatchObject({ created: 2, deactivated: 0 });
    const row = await db.selectFrom('arrival_users').select('active').where('watch_id', '=', id).where('user_id', '=', 'ada').execute();
    expect(row).toEqual([{ active: 0 }]);
  });

  it('of ten thousand is kept whole, because a server may not heed how many were asked for', async () => {
    const { save, counts } = await newWatch();
    const page = Array.from({ length: 10_000 }, (_, index) => userState(`u${index}`));
    expect(await save(page)).toBe(10_000);
    expect(await save(page)).toBe(0);
    expect(await counts()).toMatchObject({ created: 10_000 });
  }, 60_000);

  it('is kept whatever its texts hold', async () => {
    const { save } = await newWatch();
    const texts = { userName: 'ada\u0000@halden.example', externalId: '00u\u0000', meta: { version: 'W/"\u0000"' } };
    const odd = userStateOf({ id: 'ada\u0000', ...texts, [schema]: { accountStatus: ['active\u0000'], provisionSource: 'OKTA\u0000' } });
    expect(await save([odd])).toBe(1);
  });
});
