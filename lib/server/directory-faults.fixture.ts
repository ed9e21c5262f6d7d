import type { ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { gzipSync } from 'node:zlib';
import type { ProblemCode } from '@/lib/problems';
import { madeUpUsers, send, sendPage } from './crawl-upstream.fixture';
import { madeUpCertificate } from './made-up-certificate.fixture';

/** What is asked of a directory by hand. */
interface Ask {
  readonly startIndex: number;
  readonly count: number;
  /** Where a fault of the way begins. */
  readonly begins: number;
  /** How many were asked before. */
  readonly nth: number;
}

type Answer = (ask: Ask, response: ServerResponse) => void;

/** How a reading ends: with a problem, or with these users. */
export type End = ProblemCode | readonly string[];

/** One thing that Webex, or the way to it, may do wrong, and how each reading of users ends. */
export interface Fault {
  readonly name: string;
  readonly answer: Answer;
  readonly crawl: End;
  readonly list: End;
  readonly export: End;
  /** Where the list is looked at. */
  readonly at: number;
  /** Whether all is well before {@link Ask.begins}. */
  readonly midway: boolean;
  /** Whether only the time limit ends it. */
  readonly slow: boolean;
  /** Seconds that Webex asks to wait. */
  readonly waits?: number | undefined;
  /** Whether it may be over when it is asked once more. */
  readonly passes: boolean;
  /** What else the page of the list says. */
  readonly page?: Readonly<Record<string, unknown>>;
}

/** Where a fault of the way begins, when it does not at once. */
export const midway = 151;
/** Everybody who was there before that, in pages of a crawl. */
export const beforeMidway = 199;

const people = madeUpUsers(250);
export const everybody = people.map(({ id }) => id);

const passing: readonly ProblemCode[] = ['network-unreachable', 'timed-out', 'upstream-unavailable'];

/** A quiet directory that answers wrongly from some place on. */
function way(name: string, code: ProblemCode, break_: (response: ServerResponse, ask: Ask) => void, more: Partial<Fault> = {}): Fault {
  return {
    name,
    answer: (ask, response) =>
      ask.startIndex < ask.begins ? sendPage(response, people, ask.startIndex, ask.count) : break_(response, ask),
    crawl: code,
    list: code,
    export: code,
    at: 201,
    midway: true,
    slow: false,
    passes: passing.includes(code),
    ...more,
  };
}

/** A directory that answers oddly as a whole. */
function odd(name: string, answer: Answer, ends: Pick<Fault, 'crawl' | 'list'> & Partial<Fault>): Fault {
  return { name, answer, export: ends.crawl, at: 1, midway: false, slow: false, passes: false, ...ends };
}

/** A directory of people as they are. */
function made(name: string, users: readonly unknown[], ids: readonly string[], page?: Fault['page']): Fault {
  const answer: Answer = ({ startIndex, count }, response) => sendPage(response, users, startIndex, count);
  return odd(name, answer, { crawl: ids, list: ids.slice(0, 50), ...(page ? { page } : {}) });
}

const long = (size: number) => 'x'.repeat(size);
const body = (response: ServerResponse, type: string, content: string | Buffer, headers: Readonly<Record<string, string>> = {}) =>
  void response.writeHead(200, { 'content-type': type, ...headers }).end(content);
const raw = (response: ServerResponse, text: string) => response.socket?.write(text);
const pageText = JSON.stringify({ totalResults: 250, startIndex: 201, itemsPerPage: 50, Resources: people.slice(200) });
const whole = { crawl: everybody, list: everybody.slice(0, 50) };
const total =
  (claimed: unknown): Answer =>
  (ask, response) =>
    sendPage(response, people, ask.startIndex, ask.count, claimed);
/** As if nobody had asked for so many. */
const pagesOf =
  (size: number): Answer =>
  ({ startIndex }, response) =>
    sendPage(response, people, startIndex, size);
const tomorrow = () => new Date(Date.now() + 86_400_000).toUTCString();

/** Every status that Webex may refuse with. */
const refusals: readonly Fault[] = [
  way('401: the token ended or was revoked', 'upstream-unauthorized', (response) => send(response, 401, { message: 'No.' })),
  way('403: a scope is lacking, or a lesser administrator', 'upstream-forbidden', (response) => send(response, 403, {})),
  way('404: another organization', 'upstream-not-found', (response) => send(response, 404, {})),
  way('409', 'upstream-rejected', (response) => send(response, 409, {})),
  way('429 for a day', 'upstream-rate-limited', (response) => send(response, 429, {}, { 'retry-after': '86400' }), { waits: 86_400 }),
  way('429 until tomorrow', 'upstream-rate-limited', (response) => send(response, 429, {}, { 'retry-after': tomorrow() }), {
    waits: 86_400,
  }),
  way('423 for a day', 'upstream-rate-limited', (response) => send(response, 423, {}, { 'retry-after': '86400' }), { waits: 86_400 }),
  ...[500, 502, 503, 504].map((status) =>
    way(String(status), 'upstream-unavailable', (response) => send(response, status, {}), { passes: status !== 500 }),
  ),
  way('an error with status 200', 'response-unexpected', (response) => send(response, 200, { status: '500', detail: 'No.' })),
  ...[301, 302, 307, 308].map((status) =>
    way(`${status} to another host`, 'redirect-refused', (response) =>
      response.writeHead(status, { location: 'https://elsewhere.example.com/' }).end(),
    ),
  ),
];

/** What may happen to an answer on its way. */
const ways: readonly Fault[] = [
  way('a connection that is reset', 'network-unreachable', (response) => response.socket?.resetAndDestroy()),
  way('a reset in the middle of the body', 'network-unreachable', (response) =>
    response.writeHead(200, { 'content-length': '9000' }).write(pageText.slice(0, 500), () => response.socket?.resetAndDestroy()),
  ),
  way('no answer', 'timed-out', () => undefined, { slow: true }),
  way(
    'headers that never end',
    'timed-out',
    (response) => {
      raw(response, 'HTTP/1.1 200 OK\r\n');
      const drip = setInterval(() => raw(response, 'X-More: 1\r\n'), 10);
      response.on('close', () => clearInterval(drip));
    },
    { slow: true },
  ),
  way('headers that are too long', 'network-unreachable', (response) =>
    raw(response, `HTTP/1.1 200 OK\r\n${`X-More: ${long(1_000)}\r\n`.repeat(30)}\r\n`),
  ),
  way(
    'a byte now and then',
    'timed-out',
    (response) => {
      const drip = setInterval(() => response.write(' '), 10);
      response.on('close', () => clearInterval(drip));
    },
    { slow: true },
  ),
  way('a Content-Length that is too long', 'network-unreachable', (response) => {
    raw(response, `HTTP/1.1 200 OK\r\nContent-Length: ${pageText.length + 100}\r\n\r\n${pageText}`);
    response.socket?.end();
  }),
  way('a Content-Length that is too short', 'response-not-json', (response) =>
    raw(response, `HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n${pageText}`),
  ),
  way('JSON that is cut off', 'response-not-json', (response) => body(response, 'application/scim+json', pageText.slice(0, -20))),
  way('UTF-16', 'response-not-json', (response) => body(response, 'application/json', Buffer.from(`\uFEFF${pageText}`, 'utf16le'))),
  way('a web page to sign in at', 'response-not-json', (response) => body(response, 'text/html', '<html>Sign in</html>')),
  way('an empty 200', 'response-not-json', (response) => response.writeHead(200).end()),
  way('204', 'response-not-json', (response) => response.writeHead(204).end()),
  way('50 content encodings', 'network-unreachable', (response) =>
    body(response, 'application/json', pageText, { 'content-encoding': Array(50).fill('gzip').join(', ') }),
  ),
  way('gzip that is none', 'network-unreachable', (response) =>
    body(response, 'application/json', pageText, { 'content-encoding': 'gzip' }),
  ),
  way('10 KB that grow to 10 MB', 'user-too-large', (response) =>
    body(response, 'application/json', gzipSync(Buffer.alloc(10_000_000, 32)), { 'content-encoding': 'gzip' }),
  ),
  odd('a byte order mark', (ask, response) => body(response, 'application/json', `\uFEFF${pageOf(ask)}`), whole),
  odd('another content type', (ask, response) => body(response, 'text/plain', pageOf(ask)), whole),
  odd('gzip', (ask, response) => body(response, 'application/json', gzipSync(pageOf(ask)), { 'content-encoding': 'gzip' }), whole),
];

function pageOf({ startIndex, count }: Ask): string {
  const page = people.slice(startIndex - 1, startIndex - 1 + count);
  return JSON.stringify({ totalResults: people.length, startIndex, itemsPerPage: page.length, Resources: page });
}

/** What a list may claim about itself. */
const lies: readonly Fault[] = [
  odd('a total that is too low', total(20), { ...whole, page: { total: 50, more: true } }),
  odd('a total of 0 beside users', total(0), { ...whole, page: { total: 50, more: true } }),
  odd('a total that is too high', total(300), { ...whole, page: { total: 300, more: false } }),
  odd('a total that is far too high', total(10_000), { crawl: 'list-incomplete', list: 'list-incomplete', at: 251 }),
  odd('a total below 0', total(-1), { crawl: 'response-unexpected', list: 'response-unexpected' }),
  odd('a total in words', total('many'), { crawl: 'response-unexpected', list: 'response-unexpected' }),
  odd('no total', total(null), { crawl: 'response-unexpected', list: 'response-unexpected' }),
  odd('a total as text', total('250'), { ...whole, page: { total: 250, more: false } }),
  odd('a total that is never the same', (ask, response) => total(250 + ((ask.nth * 7) % 11))(ask, response), whole),
  odd(
    'a page that came before, once',
    ({ startIndex, count, nth }, response) => sendPage(response, people, nth === 1 ? 1 : startIndex, count),
    whole,
  ),
  odd('the first page for ever', ({ count }, response) => sendPage(response, people, 1, count), {
    crawl: 'list-never-ends',
    list: 'list-incomplete',
    at: 51,
  }),
  odd(
    'everybody twice on a page',
    ({ startIndex, count }, response) => {
      const page = people.slice(startIndex - 1, startIndex - 1 + count);
      send(response, 200, { totalResults: 250, startIndex, itemsPerPage: 2 * page.length, Resources: [...page, ...page] });
    },
    { crawl: 'list-never-ends', list: everybody.slice(0, 50) },
  ),
  odd(
    'an itemsPerPage that is another',
    ({ startIndex, count }, response) => {
      const page = people.slice(startIndex - 1, startIndex - 1 + count);
      send(response, 200, { totalResults: 250, startIndex, itemsPerPage: 7, Resources: page });
    },
    whole,
  ),
  odd(
    'neither startIndex nor itemsPerPage',
    ({ startIndex, count }, response) =>
      send(response, 200, { totalResults: 250, Resources: people.slice(startIndex - 1, startIndex - 1 + count) }),
    { crawl: everybody, list: everybody.slice(50, 100), at: 51 },
  ),
  odd(
    'an empty page in the middle',
    ({ startIndex, count }, response) =>
      startIndex > 90 && startIndex < 120
        ? send(response, 200, { totalResults: 250, startIndex, itemsPerPage: 0, Resources: [] })
        : sendPage(response, people, startIndex, count),
    { crawl: 'list-incomplete', list: 'list-incomplete', at: 101 },
  ),
  odd(
    'a list that claims users and has none',
    (_, response) => send(response, 200, { totalResults: 250, startIndex: 1, itemsPerPage: 0, Resources: [] }),
    { crawl: 'list-incomplete', list: 'list-incomplete' },
  ),
  odd('one user on a page, whatever was asked', pagesOf(1), { crawl: everybody, list: everybody.slice(0, 1) }),
  odd('10,000 users on a page, whatever was asked', pagesOf(10_000), whole),
  odd('more than 10,000 users on a page', (_, response) => sendPage(response, madeUpUsers(10_001), 1, 10_001), {
    crawl: 'response-unexpected',
    list: 'response-unexpected',
  }),
];

const wordy = madeUpUsers(60).map((user) => ({ ...user, displayName: long(200_000) }));

/** What a user may be. */
export const userFaults: readonly Fault[] = [
  made('users without an id', [{ id: 'a' }, { userName: 'nobody@example.com' }, { id: '' }, { id: 7 }, null, { id: 'b' }], ['a', 'b'], {
    withoutId: 4,
  }),
  made('users without names', [{ id: 'a' }, { id: 'b', userName: null, name: null, displayName: null }], ['a', 'b']),
  odd(
    'a name of 10 MB',
    ({ startIndex, count }, response) =>
      sendPage(response, [...people.slice(0, 30), { id: '9', displayName: long(10_000_000) }], startIndex, count),
    { crawl: 'user-too-large', list: 'user-too-large', at: 31 },
  ),
  // Half a page is the most that fits into one answer.
  odd('60 names of 200 KB', ({ startIndex, count }, response) => sendPage(response, wordy, startIndex, count), {
    crawl: everybody.slice(0, 60),
    list: everybody.slice(0, 25),
  }),
  made('5,000 e-mail addresses', [{ id: 'a', emails: Array.from({ length: 5_000 }, (_, at) => ({ value: `${at}@example.com` })) }], ['a']),
  made(
    'letters that turn the line around, that are none, or half of one',
    [
      { id: 'a', displayName: '\u202Etxt.exe' },
      { id: 'b', displayName: 'a\0b', userName: '\0' },
      { id: 'c', displayName: '\ud800', title: '\udfff' },
      { id: 'd', displayName: '👩‍💻👨‍👩‍👧' },
    ],
    ['a', 'b', 'c', 'd'],
  ),
  made(
    'formulas and HTML',
    [
      { id: 'a', displayName: '=HYPERLINK("https://example.com")', title: '@SUM(1)', userName: '+1' },
      { id: 'b', displayName: '<img src=x onerror=alert(1)>', title: '-1' },
    ],
    ['a', 'b'],
  ),
  made(
    'times of the years 0 and 9999, and such as are none',
    [
      { id: 'a', meta: { created: '0000-01-01T00:00:00Z', lastModified: '9999-12-31T23:59:59.999Z' } },
      { id: 'b', meta: { created: '+275760-09-13T00:00:00Z', lastModified: '0000-00-00T00:00:00Z' } },
      { id: 'c', meta: { created: 'yesterday', lastModified: 7 } },
    ],
    ['a', 'b', 'c'],
  ),
  made('ids that differ by case alone', [{ id: 'A' }, { id: 'a' }, { id: 'B' }, { id: 'b' }], ['A', 'a', 'B', 'b']),
  made(
    'fields that nobody knows, and none of those that are known',
    [{ id: 'a', unknown: { deep: [1, { more: true }] }, 'urn:example:Extension': 7, emails: 'none', active: 'perhaps' }, { id: 'b' }],
    ['a', 'b'],
  ),
];

/** Every fault of a directory that answers over plain HTTP. */
export const faults: readonly Fault[] = [...refusals, ...ways, ...lies, ...userFaults];

/** A place where nobody can be reached, and what comes of it. */
export interface DeadEnd {
  readonly name: string;
  readonly code: ProblemCode;
  readonly open: () => Promise<{ readonly origin: string; readonly close: () => void }>;
}

async function secureOrigin(until: Date) {
  const server = createServer(madeUpCertificate(until), (_, response) => send(response, 200, { totalResults: 0 }));
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  return { origin: `https://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`, close: () => void server.close() };
}

/** An address where somebody listened a moment ago. */
async function refused() {
  const { origin, close } = await secureOrigin(new Date('2999-01-01T00:00:00Z'));
  close();
  return { origin: origin.replace('https', 'http'), close };
}

const nowhere = (origin: string) => async () => ({ origin, close: () => undefined });

/** Ways on which no answer comes at all. */
export const deadEnds: readonly DeadEnd[] = [
  { name: 'a name that is not found', code: 'network-unreachable', open: nowhere('http://webex.invalid') },
  { name: 'a connection that is refused', code: 'network-unreachable', open: refused },
  { name: 'a certificate that nobody vouches for', code: 'tls-failed', open: () => secureOrigin(new Date('2999-01-01T00:00:00Z')) },
  { name: 'a certificate that has ended', code: 'tls-failed', open: () => secureOrigin(new Date('2021-01-01T00:00:00Z')) },
];
