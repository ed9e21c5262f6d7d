import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GET as GET_ONE } from '@/app/api/connections/[connectionId]/activity/export/route';
import { listenSandbox } from '@/lib/sandbox/listen';
import { app } from '@/lib/server/app';
import { purgeAudit } from '@/lib/server/audit-retention';
import { revealToken } from '@/lib/server/credentials';
import { engines, openTestApp, type TestApp } from '@/lib/server/test-app';
import { connectSandbox } from '@/lib/server/test-connection';
import { headersOf } from '@/lib/server/test-session';
import { GET } from './route';

/** Reads CSV by the grammar of RFC 4180, section 2, in its own way. */
function readCsv(text: string): string[][] {
  const records: string[][] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  let record: string[] = [];
  for (let found = cell.exec(text); found; found = cell.exec(text)) {
    record.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
    if (found[3] === '\r\n') {
      records.push(record);
      record = [];
    }
    if (cell.lastIndex === text.length) return records;
  }
  throw new Error('not CSV');
}

/** Pieces of a token's secret part; what follows it names the organization, which is no secret. */
const secretParts = (token: string) => token.split('_')[0]?.match(/.{12}/g) ?? [token];

describe.each(engines)('the exported activity on %s', (engine) => {
  let test: TestApp;
  let sandbox: Awaited<ReturnType<typeof listenSandbox>>;

  beforeEach(async () => {
    sandbox = await listenSandbox({});
    test = await openTestApp(engine, { ONRAMP_SANDBOX_URL: sandbox.base });
  });
  afterEach(async () => {
    await test.close();
    await sandbox.close();
  });

  /** Asks as the browser of a signed-in admin would. @param id `null`: of the whole installation. */
  async function get(id: string | null, query: string): Promise<Response> {
    // The browser itself adds no secret of a window to a download.
    const { cookie } = await headersOf('Ada');
    const headers = { host: 'localhost:3000', 'sec-fetch-site': 'same-origin', cookie };
    const request = new Request(`http://localhost:3000/x?${query}`, { headers });
    return id === null
      ? GET(request, { params: Promise.resolve({}) })
      : GET_ONE(request, { params: Promise.resolve({ connectionId: id }) });
  }

  const add = async (actor: string, subject: string, connectionId: string | null = null) =>
    (await app()).db
      .insertInto('audit')
      .values({ at: Date.parse('2026-11-24T09:30:00Z'), actor, action: 'checks-run', connection_id: connectionId, subject, origin: null })
      .execute();

  /** Many records at once, before all others, older than any retention. */
  const fill = async (count: number) =>
    sql`
      with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < ${sql.lit(count)})
      insert into audit (id, at, actor, action, subject) ${sql.raw(engine === 'postgres' ? 'overriding system value' : '')}
      select n - ${sql.lit(count)} - 1, 1000000000000 + n, 'Ada', 'checks-run', 'bulk' from numbers`.execute((await app()).db);

  it('is a CSV file that spreadsheets read and do not compute', async () => {
    await add('=HYPERLINK("https://evil.example")', '+1, "two"\r\nthree');
    await add('@Åse', '-7');
    const reply = await get(null, 'format=csv&by=people&from=2026-11-24&to=2026-11-24');
    expect(reply.status).toBe(200);
    expect(reply.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(reply.headers.get('content-disposition')).toMatch(/^attachment; filename="onramp-activity-\d{4}-\d{2}-\d{2}\.csv"$/);
    expect(reply.headers.get('cache-control')).toBe('no-store');
    const bytes = Buffer.from(await reply.arrayBuffer());
    expect(bytes.subarray(0, 3).toString('hex')).toBe('efbbbf');
    const [head, ...records] = readCsv(bytes.subarray(3).toString());
    expect(head).toEqual(['id', 'at', 'actor', 'action', 'deed', 'subject', 'origin', 'connectionId', 'connection']);
    const made = records.filter((record) => record[3] === 'checks-run');
    expect(made.map((record) => record.slice(1, 6))).toEqual([
      ['2026-11-24T09:30:00.000Z', "'@Åse", 'checks-run', 'ran the checks: -7', "'-7"],
      [
        '2026-11-24T09:30:00.000Z',
        `'=HYPERLINK("https://evil.example")`,
        'checks-run',
        'ran the checks: +1, "two"\r\nthree',
        `'+1, "two"\r\nthree`,
      ],
    ]);
  });

  it('is NDJSON that holds what is there as it is', async () => {
    await add('=Ada', 'a\nb');
    const reply = await get(null, 'format=ndjson&actor=%3Da');
    expect(reply.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
    const lines = (await reply.text()).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      {
        id: expect.any(Number),
        at: '2026-11-24T09:30:00.000Z',
        actor: '=Ada',
        action: 'checks-run',
        deed: 'ran the checks: a\nb',
        subject: 'a\nb',
        origin: null,
        connectionId: null,
        connection: null,
      },
    ]);
  });

  it('is recorded first, and says whether it was a part', async () => {
    await (await get(null, 'format=csv')).body?.cancel();
    const first = JSON.parse((await (await get(null, 'format=ndjson&group=keys')).text()).split('\n', 1)[0] ?? '');
    expect(first).toMatchObject({ actor: 'Ada', action: 'audit-exported', subject: 'ndjson, in part' });
    const acts = await (await app()).db
      .selectFrom('audit')
      .select('subject')
      .where('action', '=', 'audit-exported')
      .orderBy('id')
      .execute();
    expect(acts.map(({ subject }) => subject)).toEqual(['csv', 'ndjson, in part']);
  });

  it('of one connection holds no other', async () => {
    const { id } = await connectSandbox(test, 'clean');
    await add('Eve', 'elsewhere', crypto.randomUUID());
    await add('Eve', 'nowhere');
    const text = await (await get(id, 'format=ndjson')).text();
    expect(text).toContain('token-activated');
    expect(text).not.toMatch(/Eve|signed-in/);
    expect(await (await get(null, 'format=ndjson')).text()).toMatch(/elsewhere(?:.|\n)*signed-in/);
  });

  it('holds no token, whatever was done with it', async () => {
    const { id, token } = await connectSandbox(test, 'clean');
    for (const purpose of ['reveal', 'copy'] as const) await test.asAdmin(() => revealToken(id, purpose));
    for (const format of ['csv', 'ndjson'] as const) {
      const text = await (await get(null, `format=${format}`)).text();
      expect(text).toContain('token-copied');
      for (const part of secretParts(token)) expect(text).not.toContain(part);
    }
  });

  it('streams 100,000 records in small parts', async () => {
    await fill(100_000);
    let lines = 0;
    let largest = 0;
    for await (const part of (await get(null, 'format=ndjson')).body ?? []) {
      largest = Math.max(largest, part.byteLength);
      lines += Buffer.from(part).toString().split('\n').length - 1;
    }
    // And three of the test’s own: two sign-ins and the export.
    expect(lines).toBe(100_003);
    expect(largest).toBeLessThan(200_000);
  }, 60_000);

  it('reads no farther than it is taken: what is removed meanwhile is not in it', async () => {
    await fill(20_000);
    const reader = (await get(null, 'format=ndjson')).body?.getReader();
    const head = await reader?.read();
    let lines =
      Buffer.from(head?.value ?? [])
        .toString()
        .split('\n').length - 1;
    expect(lines).toBe(500);
    expect(await purgeAudit(await app(), Date.now(), new AbortController().signal)).toBe(20_000);
    for (let next = await reader?.read(); next && !next.done; next = await reader?.read())
      lines += Buffer.from(next.value).toString().split('\n').length - 1;
    expect(lines).toBe(500);
  });

  it.each([
    '',
    'format=xlsx',
    'format=csv&group=tokens',
    'format=csv&from=2026-02-30',
    'format=csv&by=toString',
    'format=csv&timeZone=Mars',
  ])('is refused, and not recorded, for a mistake in “%s”', async (query) => {
    expect((await get(null, query)).status).toBe(400);
    const acts = await (await app()).db.selectFrom('audit').select('id').where('action', '=', 'audit-exported').execute();
    expect(acts).toEqual([]);
  });

  it('is for nobody who is not signed in', async () => {
    const request = new Request('http://localhost:3000/x?format=csv', { headers: { host: 'localhost:3000' } });
    expect((await GET(request, { params: Promise.resolve({}) })).status).toBe(401);
    expect((await get(crypto.randomUUID(), 'format=csv')).status).toBe(404);
  });
});
