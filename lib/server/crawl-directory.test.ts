import { gzipSync } from 'node:zlib';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { crawlDirectory } from './crawl-directory';
import { type HandMade, listenByHand, madeUpUsers, send, sendPage } from './crawl-upstream.fixture';
import { parseSettings, replaceSettings } from './env';
import { testEnvironment } from './test-app';

const users = madeUpUsers(550);
const growing = gzipSync(Buffer.alloc(100_000_000, 32));
let open: HandMade | undefined;

beforeAll(() => replaceSettings(parseSettings({ ...testEnvironment('/nowhere'), ONRAMP_WEBEX_TIMEOUT_SECONDS: '1' })));
afterEach(async () => {
  await open?.close();
  open = undefined;
});

/** Crawls what a test answers. @returns the ids that came, the last page, and why it ended before its end. */
async function crawl(
  answer: Parameters<typeof listenByHand>[0],
  more: { startIndex?: number; known?: (ids: readonly string[]) => Promise<boolean> } = {},
) {
  open = await listenByHand(answer);
  const ids: string[] = [];
  const rests: number[] = [];
  let nextIndex = 0;
  let notes: unknown;
  let error: unknown = null;
  try {
    for await (const page of crawlDirectory(open.upstream, {
      signal: new AbortController().signal,
      onRest: (until) => rests.push(until),
      ...more,
    })) {
      ids.push(...page.users.map(({ id }) => id));
      nextIndex = page.nextIndex;
      notes = page.notes;
    }
  } catch (thrown) {
    error = thrown;
  }
  return { ids, nextIndex, notes, error, rests, asked: open.asked };
}

const everybody = users.map(({ id }) => id);

describe('a crawl', () => {
  it('reads everybody once, sorted by id, several pages at once', async () => {
    let underWay = 0;
    let most = 0;
    const { ids, error, asked } = await crawl(({ startIndex, count }, response) => {
      underWay += 1;
      most = Math.max(most, underWay);
      setTimeout(() => {
        underWay -= 1;
        sendPage(response, users, startIndex, count);
      }, 20);
    });
    expect(error).toBeNull();
    expect(ids).toEqual(everybody);
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThanOrEqual(6);
    expect(asked.every(({ query }) => query.get('sortBy') === 'id')).toBe(true);
  });

  it('goes without an order where the server knows none', async () => {
    const { ids, error } = await crawl(({ startIndex, count, query }, response) =>
      query.has('sortBy')
        ? send(response, 400, { status: '400', detail: 'sortBy is not supported.' })
        : sendPage(response, users, startIndex, count),
    );
    expect(error).toBeNull();
    expect(ids).toEqual(everybody);
  });

  it('goes on where it was interrupted, and goes back when somebody there is unknown', async () => {
    const page: Parameters<typeof crawl>[0] = ({ startIndex, count }, response) => sendPage(response, users.slice(100), startIndex, count);
    const before = new Set(everybody.slice(0, 300));
    const { ids, error } = await crawl(page, { startIndex: 300, known: async (some) => some.some((id) => before.has(id)) });
    expect(error).toBeNull();
    expect(new Set([...before, ...ids])).toEqual(new Set(everybody));
  });

  it('ends at once when it is called off, also while it waits', async () => {
    open = await listenByHand((_, response) => send(response, 429, {}, { 'retry-after': '600' }));
    const stop = new AbortController();
    const pages = crawlDirectory(open.upstream, {
      signal: stop.signal,
      onRest: () => setImmediate(() => stop.abort(new Error('called off'))),
    });
    await expect(pages.next()).rejects.toThrow('called off');
    expect(open.asked).toHaveLength(1);
  });
});

describe('a crawl that is asked to wait', () => {
  const inTwoSeconds = () => new Date(Math.ceil(Date.now() / 1000 + 1) * 1000).toUTCString();
  it.each([
    ['429', 429, () => '1', 1_000],
    ['423', 423, () => '1', 1_000],
    ['429 with a date', 429, inTwoSeconds, 900],
    ['429 without a time', 429, () => undefined, 400],
    ['429 with a time that is over', 429, () => '0', 400],
    ['429 with a time that is none', 429, () => 'soon', 400],
  ])('asks nothing before its time: %s', async (_, status, retryAfter, leastMs) => {
    let refusedAt = 0;
    let named = '';
    const { ids, error, rests, asked } = await crawl(({ startIndex, count, nth }, response) => {
      if (nth !== 3) return sendPage(response, users, startIndex, count);
      refusedAt = performance.now();
      named = retryAfter() ?? '';
      send(response, status, {}, named ? { 'retry-after': named } : {});
    });
    expect(error).toBeNull();
    expect(ids).toEqual(everybody);
    expect(rests).toHaveLength(1);
    const next = asked.find(({ at }) => at > refusedAt + 50);
    expect((next?.at ?? 0) - refusedAt).toBeGreaterThanOrEqual(leastMs);
    if (named.includes('GMT')) expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(named));
  });

  it('says so instead of waiting for a day', async () => {
    const { ids, error } = await crawl(({ startIndex, count }, response) =>
      startIndex > 300 ? send(response, 429, {}, { 'retry-after': '86400' }) : sendPage(response, users, startIndex, count),
    );
    expect(error).toMatchObject({ code: 'upstream-rate-limited', retryAfterSeconds: 86_400 });
    expect(ids).toEqual(everybody.slice(0, ids.length));
    expect(ids.length).toBeGreaterThanOrEqual(298);
  });
});

describe('a crawl of an upstream that fails', () => {
  it.each([
    ['500 once', 500],
    ['502 once', 502],
    ['503 once', 503],
    ['504 once', 504],
  ])('asks again after %s', async (_, status) => {
    const { ids, error } = await crawl(({ startIndex, count, nth }, response) =>
      nth === 2 ? send(response, status, {}) : sendPage(response, users, startIndex, count),
    );
    expect(error).toBeNull();
    expect(ids).toEqual(everybody);
  });

  it.each([
    [
      'cut off in the body',
      (response: import('node:http').ServerResponse) =>
        response.writeHead(200, { 'content-length': '900' }).write('{"total', () => response.destroy()),
    ],
    ['reset', (response: import('node:http').ServerResponse) => response.destroy()],
    [
      'a web page',
      (response: import('node:http').ServerResponse) =>
        response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Sign in</html>'),
    ],
    ['silence', () => undefined],
  ])('asks again after %s', async (_, fail) => {
    const { ids, error } = await crawl(({ startIndex, count, nth }, response) =>
      nth === 2 ? fail(response) : sendPage(response, users, startIndex, count),
    );
    expect(error).toBeNull();
    expect(ids).toEqual(everybody);
  });

  it.each([
    ['the token ended', 401, 'upstream-unauthorized'],
    ['the administrator may not', 403, 'upstream-forbidden'],
    ['the organization is another', 404, 'upstream-not-found'],
    ['the request is refused', 409, 'upstream-rejected'],
  ])('ends at once when %s, and what came before is right', async (_, status, code) => {
    const { ids, error, nextIndex, asked } = await crawl(({ startIndex, count }, response) =>
      startIndex > 300 ? send(response, status, {}) : sendPage(response, users, startIndex, count),
    );
    expect(error).toMatchObject({ code });
    expect(ids).toEqual(everybody.slice(0, ids.length));
    expect(nextIndex).toBeGreaterThan(200);
    expect(asked.filter(({ startIndex }) => startIndex > 300).length).toBeLessThanOrEqual(6);
  });

  it.each([
    [
      'a redirect',
      (response: import('node:http').ServerResponse) => response.writeHead(302, { location: 'https://example.com/' }).end(),
      'redirect-refused',
    ],
    [
      'a success with an error in it',
      (response: import('node:http').ServerResponse) => send(response, 200, { status: '500', detail: 'No.' }),
      'response-unexpected',
    ],
    [
      'a total below nothing',
      (response: import('node:http').ServerResponse) => sendPage(response, users, 1, 100, -1),
      'response-unexpected',
    ],
    [
      '10,001 users at once',
      (response: import('node:http').ServerResponse) => sendPage(response, madeUpUsers(10_001), 1, 10_001),
      'response-unexpected',
    ],
    [
      'a name of 10 MB',
      (response: import('node:http').ServerResponse) => sendPage(response, [{ ...users[0], displayName: 'x'.repeat(10_000_000) }], 1, 1),
      'user-too-large',
    ],
    [
      'a small answer that grows to 100 MB',
      (response: import('node:http').ServerResponse) =>
        response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(growing),
      'user-too-large',
    ],
  ])('ends with a reason at %s', async (_, answer, code) => {
    const { error } = await crawl(({ startIndex, count }, response) =>
      startIndex > 300 ? answer(response) : sendPage(response, users, startIndex, count),
    );
    expect(error).toMatchObject({ code });
  });

  it('gives up when nothing else comes any more', async () => {
    const { ids, error } = await crawl(({ startIndex, count }, response) =>
      startIndex > 300 ? send(response, 503, {}, { 'retry-after': '0' }) : sendPage(response, users, startIndex, count),
    );
    expect(error).toMatchObject({ code: 'upstream-unavailable' });
    expect(ids).toEqual(everybody.slice(0, ids.length));
  });

  it('keeps each user whatever their fields hold', async () => {
    const odd = [
      { id: 'a', userName: null, name: null },
      { id: 'A', displayName: '=1+1' },
      { id: 'b', displayName: '\u202e\u0000\ud800👩‍💻<script>' },
      { id: 'c', emails: Array.from({ length: 5_000 }, () => ({ value: 'x@example.com' })) },
      { id: 'd', meta: { lastModified: '0000-01-01T00:00:00Z' }, unknown: { field: [1] } },
      { userName: 'nobody' },
      { id: '' },
    ];
    const { ids, error, notes } = await crawl(({ startIndex, count }, response) => sendPage(response, odd, startIndex, count, '7'));
    expect(error).toBeNull();
    expect(ids).toEqual(['a', 'A', 'b', 'c', 'd']);
    expect(notes).toMatchObject({ claimedFirst: 7, claimedLast: 7 });
  });
});
