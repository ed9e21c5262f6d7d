import { encode } from 'next-auth/jwt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listenSandbox } from '@/lib/sandbox/listen';
import { app } from '@/lib/server/app';
import { beginSession } from '@/lib/server/sessions';
import { engines, openTestApp, type TestApp } from '@/lib/server/test-app';
import { connectSandbox } from '@/lib/server/test-connection';
import { GET } from './route';

describe.each(engines)('the calendar’s address on %s', (engine) => {
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

  const acts = async () =>
    (await app()).db.selectFrom('audit').select(['actor', 'action']).where('action', '=', 'calendar-downloaded').execute();

  /** Asks as the browser of a signed-in admin would. */
  async function get(id: string, query = ''): Promise<Response> {
    const { keys } = await app();
    const cookie = await encode({ token: { sessionId: await beginSession('Ada') }, secret: keys.session });
    const headers = { host: 'localhost:3000', 'sec-fetch-site': 'same-origin', cookie: `onramp.session=${cookie}` };
    const request = new Request(`http://localhost:3000/api/connections/${id}/calendar${query}`, { headers });
    return GET(request, { params: Promise.resolve({ connectionId: id }) });
  }

  it('is downloaded as a calendar that nobody stores', async () => {
    const { id } = await connectSandbox(test, 'clean');
    const response = await get(id, '?timeZone=America%2FNew_York');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="onramp-token-\d{4}-\d{2}-\d{2}\.ics"$/);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.text()).toMatch(/^BEGIN:VCALENDAR\r\n/);
    expect((await get(id)).status).toBe(200);
    expect((await acts()).map(({ actor }) => actor)).toEqual(['Ada', 'Ada']);
  });

  it.each(['Mars%2FOlympus', '', 'Europe%2FBerlin%0D%0AX', 'a'.repeat(10_000)])(
    'refuses a time zone that is none (case %#)',
    async (timeZone) => {
      const { id } = await connectSandbox(test, 'clean');
      const response = await get(id, `?timeZone=${timeZone}`);
      expect([response.status, await response.json()]).toEqual([400, expect.objectContaining({ code: 'invalid-request' })]);
      expect(await acts()).toEqual([]);
    },
  );

  it('is for nobody who is not signed in', async () => {
    const { id } = await connectSandbox(test, 'clean');
    const request = new Request(`http://localhost:3000/api/connections/${id}/calendar`, { headers: { host: 'localhost:3000' } });
    expect((await GET(request, { params: Promise.resolve({ connectionId: id }) })).status).toBe(401);
    expect(await acts()).toEqual([]);
  });
});
