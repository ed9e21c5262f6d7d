import { afterEach, describe, expect, it, vi } from 'vitest';
import { openTestSandbox } from '@/lib/sandbox/test-client';
import { app, closeApp } from '@/lib/server/app';
import { getConnection } from '@/lib/server/connections';
import { replaceSettings } from '@/lib/server/env';
import { jobs } from '@/lib/server/jobs';
import { startJobs } from '@/lib/server/schedule';
import { engines, openTestApp, type TestApp } from '@/lib/server/test-app';
import { layCable } from '@/lib/server/test-cable';
import { connectSandbox } from '@/lib/server/test-connection';
import { GET } from './route';

const token = 'a-token-of-the-supervisor-for-tests-only-01';
let test: TestApp;
afterEach(() => test.close());

const ask = (headers: Record<string, string> = { authorization: `Bearer ${token}` }) =>
  GET(new Request('http://localhost:3000/health', { headers: { host: 'localhost:3000', ...headers } }), { params: Promise.resolve({}) });

describe('the address for whoever runs Onramp', () => {
  it('is not there without a token', async () => {
    test = await openTestApp('sqlite');
    expect((await ask()).status).toBe(404);
  });

  it.each([{}, { authorization: 'Bearer' }, { authorization: `Bearer ${token}x` }, { authorization: `Basic ${token}` }])(
    'tells nothing to who shows %j',
    async (headers: Record<string, string>) => {
      test = await openTestApp('sqlite', { ONRAMP_HEALTH_TOKEN: token });
      const reply = await ask(headers);
      expect([reply.status, reply.headers.get('www-authenticate'), await reply.text()]).toEqual([
        401,
        'Bearer realm="health"',
        'The token is missing or another one.\n',
      ]);
    },
  );

  it('takes the scraper’s token where it has none of its own', async () => {
    test = await openTestApp('sqlite', { ONRAMP_METRICS_TOKEN: token });
    expect((await ask()).status).toBe(200);
  });

  it.each(engines)('says how each part fares and when the first token ends, and names nobody, on %s', async (engine) => {
    const sandbox = await openTestSandbox();
    test = await openTestApp(engine, { ONRAMP_SANDBOX_URL: sandbox.base, ONRAMP_HEALTH_TOKEN: token });
    startJobs(await app(), jobs);
    const { id } = await connectSandbox(test, 'clean');
    const { credential, organizationId, name } = await test.asAdmin(() => getConnection(id));
    await vi.waitFor(async () => expect((await app()).pulses.size).toBe(jobs.length), { timeout: 10_000 });
    const reply = await ask();
    const text = await reply.text();
    const since = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    expect([reply.status, reply.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(JSON.parse(text)).toEqual({
      state: 'ok',
      startedAt: since,
      database: { state: 'ok', since, engine, tookMs: expect.any(Number) },
      key: { state: 'ok', since },
      jobs: {
        state: 'ok',
        since,
        all: Object.fromEntries(jobs.map((job) => [job.name, { state: 'ok', ranAt: since, tookMs: expect.any(Number) }])),
      },
      mail: { state: 'off', since },
      news: { state: engine === 'postgres' ? 'listening' : 'in-process', since },
      tokens: { known: 1, firstEndsAt: new Date(credential?.expiresAt ?? 0).toISOString() },
    });
    for (const hidden of [name, organizationId, credential?.fingerprint, credential?.signedInAs, id])
      expect(hidden && text.includes(hidden)).toBe(false);
    await sandbox.close();
  });

  it('says since when the database is away, and that it is back', async () => {
    test = await openTestApp('postgres', { ONRAMP_HEALTH_TOKEN: token });
    const cable = await layCable(test.settings.databaseUrl ?? '');
    await closeApp();
    replaceSettings({ ...test.settings, databaseUrl: cable.url });
    expect((await ask()).status).toBe(200);
    await cable.cut();
    const away = await ask();
    const first = await away.json();
    expect([away.status, first]).toMatchObject([
      503,
      { state: 'down', database: { state: 'away' }, key: { state: 'not-known' }, tokens: null },
    ]);
    expect((await (await ask()).json()).database.since).toBe(first.database.since);
    await cable.mend();
    await vi.waitFor(async () => expect(await (await ask()).json()).toMatchObject({ state: 'ok', news: { state: 'listening' } }), {
      timeout: 10_000,
      interval: 100,
    });
    await closeApp();
    await cable.cut();
  });
});
