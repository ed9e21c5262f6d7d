import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openTestSandbox, type TestSandbox } from '@/lib/sandbox/test-client';
import { readUsersSearch } from '@/lib/users/search-params';
import { app } from './app';
import { listenByHand } from './crawl-upstream.fixture';
import { readUsersPage } from './directory';
import { beforeMidway, deadEnds, type End, everybody, type Fault, faults, midway, userFaults } from './directory-faults.fixture';
import { replaceSettings } from './env';
import { toProblem } from './problem-response';
import { readSnapshot, startCrawl, turnOnSnapshot } from './snapshot';
import { engines, openTestApp, type TestApp } from './test-app';
import { connectSandbox } from './test-connection';
import { exportUsers } from './users-export';

const inOrder = (ids: readonly string[]) => [...ids].sort();

describe.each(engines)('a directory that fails, on %s', (engine) => {
  let test: TestApp;
  let sandbox: TestSandbox;
  let webex: Awaited<ReturnType<typeof listenByHand>>;
  let id: string;
  let fault: Fault | undefined;
  let begins = 1;
  /** How often the fault shows; after that all is well. */
  let times = Number.POSITIVE_INFINITY;

  beforeAll(async () => {
    sandbox = await openTestSandbox();
    test = await openTestApp(engine, { ONRAMP_SANDBOX_URL: sandbox.base });
    ({ id } = await connectSandbox(test, 'clean'));
    webex = await listenByHand(({ startIndex, count, nth }, response) => {
      // Somebody who is asked for alone is gone.
      if (!startIndex) return void response.writeHead(404).end();
      const well = times <= 0;
      if (startIndex >= begins) times -= 1;
      (fault && !well ? fault : quiet)?.answer({ startIndex, count, begins, nth: nth - asked }, response);
    });
    // Waits are drawn between nothing and their longest: here they are nothing.
    vi.spyOn(Math, 'random').mockReturnValue(0);
    lead(webex.upstream.base.url(''));
    await test.asAdmin(() => turnOnSnapshot(id));
    await crawled();
  });
  afterEach(() => {
    fault = undefined;
    times = Number.POSITIVE_INFINITY;
    lead(webex.upstream.base.url(''));
  });
  afterAll(async () => {
    vi.restoreAllMocks();
    await webex.close();
    await test.close();
    await sandbox.close();
  });

  let asked = 0;
  const quiet = faults.find(({ name }) => name === 'another content type') ?? faults[0];

  /** Leads every question about users elsewhere. */
  const lead = (origin: string, ms = 5_000) => replaceSettings({ ...test.settings, sandboxBase: origin, webexTimeoutMs: ms });

  const meet = (met: Fault, from: number) => {
    fault = met;
    begins = from;
    asked = webex.asked.length;
    lead(webex.upstream.base.url(''), met.slow ? 150 : 5_000);
  };

  const view = () => test.asAdmin(() => readSnapshot(id));

  async function crawled() {
    await vi.waitUntil(async () => (await view()).crawl?.status !== 'running', { timeout: 15_000, interval: 5 });
    return view();
  }

  async function crawl() {
    await test.asAdmin(() => startCrawl(id));
    return crawled();
  }

  const list = (startIndex = 1) => test.asAdmin(() => readUsersPage(id, readUsersSearch({ startIndex: String(startIndex) })));

  /** Takes an export as far as it comes. @returns the ids in it, and why it ended before its end. */
  async function take(format: 'csv' | 'ndjson', search: Record<string, string> = {}) {
    let text = '';
    let error: unknown = null;
    let begun = false;
    try {
      const { body } = await test.asAdmin(() => exportUsers(id, format, readUsersSearch(search), new AbortController().signal));
      begun = true;
      const decoder = new TextDecoder('utf-8', { fatal: true });
      for await (const chunk of new Response(body).body ?? []) text += decoder.decode(chunk, { stream: true });
    } catch (thrown) {
      error = thrown;
    }
    const ids = format === 'csv' ? [] : text.split('\n').flatMap((line) => (line ? [String(JSON.parse(line).id)] : []));
    return { text, ids, error, begun };
  }

  const lastAct = async () =>
    (await app()).db.selectFrom('audit').select(['action', 'subject']).orderBy('id', 'desc').limit(1).executeTakeFirst();

  const problemOf = (code: string, { waits }: Pick<Fault, 'waits'> = {}) => ({
    code,
    title: expect.stringMatching(/./),
    detail: expect.stringMatching(/./),
    remedy: expect.stringMatching(/./),
    reference: expect.stringMatching(/^[0-9a-f]{10}$/),
    ...(waits ? { retryAfterSeconds: expect.closeTo(waits, -1) } : {}),
  });

  /** A crawl that fails changes nothing of what is shown, and says how far it came. */
  async function expectFailedCrawl(code: string, met: Pick<Fault, 'waits'>, seen?: number) {
    const [before, shown] = [await view(), await take('ndjson', { view: 'snapshot' })];
    const after = await crawl();
    expect(after.crawl).toMatchObject({ status: 'failed', problem: problemOf(code, met) });
    expect(after).toMatchObject({ generation: before.generation, total: before.total, takenAt: before.takenAt });
    expect(await take('ndjson', { view: 'snapshot' })).toEqual(shown);
    expect(shown.ids).toHaveLength(before.total ?? 0);
    if (seen !== undefined) expect(after.crawl?.seen).toBe(seen);
    expect(after.crawl?.problem?.detail).toContain(
      after.crawl?.seen ? `${after.crawl.seen} of about ${after.crawl.claimed?.toLocaleString('en-GB')} users` : 'No user had been read',
    );
  }

  async function expectWholeCrawl(ids: readonly string[]) {
    const { crawl: done, total } = await crawl();
    expect(done).toMatchObject({ status: 'done', problem: null, seen: ids.length });
    expect(total).toBe(ids.length);
    const kept = await take('ndjson', { view: 'snapshot' });
    expect(kept).toMatchObject({ error: null });
    expect(inOrder(kept.ids)).toEqual(inOrder(ids));
  }

  async function expectList(end: End, { at, page, waits }: Pick<Fault, 'at' | 'page' | 'waits'>) {
    if (typeof end === 'string') {
      const error = await list(at).then(
        () => null,
        (thrown: unknown) => thrown,
      );
      expect(toProblem(error)).toMatchObject(problemOf(end, { waits }));
      return;
    }
    const read = await list(at);
    expect(read.users.map(({ id: userId }) => userId)).toEqual(end);
    expect(read).toMatchObject({ startIndex: at, ...page });
  }

  // Only what is kept depends on the engine.
  const kept = engine === 'sqlite' ? faults : userFaults;
  it.each(kept.map((met) => [met.name, met] as const))('meets %s in a crawl', async (_, met) => {
    meet(met, midway);
    if (typeof met.crawl === 'string') await expectFailedCrawl(met.crawl, met, met.midway ? beforeMidway : undefined);
    else await expectWholeCrawl(met.crawl);
  });
  if (engine !== 'sqlite') return;

  it.each(faults.map((met) => [met.name, met] as const))('meets %s in the list', async (_, met) => {
    meet(met, midway);
    await expectList(met.list, met);
  });

  it.each(faults.map((met) => [met.name, met] as const))('meets %s in an export', async (_, met) => {
    meet(met, midway);
    const taken = await take('ndjson');
    if (typeof met.export === 'string') {
      expect(toProblem(taken.error)).toMatchObject(problemOf(met.export, met));
      if (met.midway) {
        expect(taken).toMatchObject({ begun: true, ids: everybody.slice(0, beforeMidway) });
        expect(await lastAct()).toMatchObject({
          action: 'users-export-broke-off',
          subject: expect.stringContaining(`, ${beforeMidway} users, ${met.export}, `),
        });
      }
      expect(taken.text === '' || taken.text.endsWith('\n'), 'no half line').toBe(true);
      return;
    }
    expect(taken).toMatchObject({ error: null, ids: met.export });
    asked = webex.asked.length;
    const table = await take('csv');
    expect(table.error).toBeNull();
    expect(table.text.trimEnd().split('\r\n')).toHaveLength(1 + met.export.length);
    // What a spreadsheet would compute has an apostrophe in front.
    expect(table.text).not.toMatch(/(?:^|,)"?[=+@-]/m);
  });

  const atOnce = faults.filter(({ midway: isMidway, slow }) => isMidway && !slow);
  it.each(atOnce.map((met) => [met.name, met] as const))('has nothing to show when it meets %s at once', async (_, met) => {
    meet(met, 1);
    await expectFailedCrawl(String(met.crawl), met, 0);
    expect(await take('csv')).toMatchObject({ begun: false, text: '', error: { code: met.export } });
  });

  const once = faults.filter(({ passes }) => passes);
  it.each(once.map((met) => [met.name, met] as const))('gets over %s when it passes', async (_, met) => {
    meet(met, midway);
    times = 1;
    await expectWholeCrawl(everybody);
    times = 1;
    await expectList(everybody.slice(200), met);
    times = 1;
    expect(await take('ndjson')).toMatchObject({ error: null, ids: everybody });
  });

  it.each(deadEnds.map((end) => [end.name, end] as const))(
    'meets %s in a crawl, in the list and in an export',
    async (_, { code, open }) => {
      const { origin, close } = await open();
      lead(origin);
      await expectFailedCrawl(code, {}, 0);
      await expectList(code, { at: 1 });
      expect(await take('csv')).toMatchObject({ begun: false, text: '', error: { code } });
      close();
    },
  );
});
