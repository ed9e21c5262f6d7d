import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listActivity } from './activity';
import { app } from './app';
import { record } from './audit';
import { createConnection } from './connections';
import { engines, openTestApp, type TestApp } from './test-app';

describe.each(engines)('the activity of a connection on %s', (engine) => {
  let test: TestApp;
  let id: string;
  let other: string;
  const list = (page: { before?: number; limit?: number } = {}, of = id) => test.asAdmin(() => listActivity(of, { limit: 100, ...page }));

  /** Acts of two connections and of none, one after the other, as many admins leave them. */
  beforeAll(async () => {
    test = await openTestApp(engine);
    [id, other] = await test.asAdmin(async () => [(await createConnection('sandbox')).id, (await createConnection('commercial')).id]);
    const { db } = await app();
    for (let serial = 1; serial <= 120; serial += 1) {
      await record(db, { actor: 'Ada', action: 'checks-run', connectionId: id, subject: `mine ${serial}` });
      if (serial % 40 === 0) await record(db, { actor: 'Ben', action: 'checks-run', connectionId: other, subject: 'theirs' });
      if (serial % 60 === 0) await record(db, { actor: 'Ben', action: 'signed-in' });
    }
  });
  afterAll(() => test.close());

  it('comes newest first, with who did what', async () => {
    const { acts, next } = await list({ limit: 2 });
    expect(acts.map(({ actor, action, subject }) => [actor, action, subject])).toEqual([
      ['Ada', 'checks-run', 'mine 120'],
      ['Ada', 'checks-run', 'mine 119'],
    ]);
    expect(next).toBe(acts[1]?.id);
  });

  it('is whole and without repetition, page by page', async () => {
    const seen: (string | null)[] = [];
    let before: number | null | undefined;
    do {
      const page = await list({ limit: 17, ...(before ? { before } : {}) });
      seen.push(...page.acts.map(({ subject }) => subject));
      before = page.next;
    } while (before !== null);
    expect(seen).toEqual([...Array.from({ length: 120 }, (_, index) => `mine ${120 - index}`), 'sandbox']);
  });

  it('has no next page when the last act was just shown', async () => {
    expect(await list({ limit: 4 }, other)).toMatchObject({ acts: { length: 4 }, next: null });
  });

  it('keeps its place while more happens', async () => {
    const { next } = await list({ limit: 60 });
    const older = await list({ before: next ?? 0, limit: 1 });
    await record((await app()).db, { actor: 'Ada', action: 'token-revealed', connectionId: id });
    expect(await list({ before: next ?? 0, limit: 1 })).toEqual(older);
    expect((await list({ limit: 1 })).acts[0]?.action).toBe('token-revealed');
  });

  it('shows at most 100 at once', async () => {
    const { acts, next } = await list({ limit: 5_000 });
    expect(acts).toHaveLength(100);
    expect(next).toBe(acts.at(-1)?.id);
  });

  it('is empty before the first act', async () => {
    expect(await list({ before: 1 })).toEqual({ acts: [], next: null });
  });

  it('never shows another connection’s acts, nor those of none', async () => {
    expect((await list({}, other)).acts.map(({ subject }) => subject)).toEqual(['theirs', 'theirs', 'theirs', 'commercial']);
    expect((await list()).acts.filter(({ actor }) => actor === 'Ben')).toEqual([]);
  });

  it('is that of a connection that exists', async () => {
    await expect(list({}, crypto.randomUUID())).rejects.toMatchObject({ code: 'not-found' });
  });
});
