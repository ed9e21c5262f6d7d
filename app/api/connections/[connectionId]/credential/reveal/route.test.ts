import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listenSandbox } from '@/lib/sandbox/listen';
import { app } from '@/lib/server/app';
import { engines, openTestApp, type TestApp } from '@/lib/server/test-app';
import { connectSandbox } from '@/lib/server/test-connection';
import { headersOf } from '@/lib/server/test-session';
import { POST } from './route';

describe.each(engines)('the token’s way out on %s', (engine) => {
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

  /** Asks as the browser of a signed-in admin would. */
  async function ask(id: string, purpose: string): Promise<Response> {
    const headers = {
      host: 'localhost:3000',
      origin: 'http://localhost:3000',
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/json',
      'x-onramp-from': '192.0.2.44',
      ...(await headersOf('Ada')),
    };
    const request = new Request('http://localhost:3000/x', { method: 'POST', headers, body: JSON.stringify({ purpose }) });
    return POST(request, { params: Promise.resolve({ connectionId: id }) });
  }

  const purposes = [
    ['reveal', 'token-revealed'],
    ['copy', 'token-copied'],
  ] as const;

  it.each(purposes)('is recorded with the address that asked: %s', async (purpose, action) => {
    const { id, token } = await connectSandbox(test, 'clean');
    const reply = await ask(id, purpose);
    expect([reply.status, await reply.json()]).toEqual([200, { token }]);
    const acts = await (await app()).db.selectFrom('audit').select(['actor', 'action', 'origin']).orderBy('id', 'desc').execute();
    expect(acts[0]).toEqual({ actor: 'Ada', action, origin: '192.0.2.44' });
  });

  it.each(purposes)('is closed while it cannot be recorded: %s', async (purpose, action) => {
    const { id, token } = await connectSandbox(test, 'clean');
    const refusal =
      engine === 'postgres'
        ? `alter table audit add constraint disk_is_full check (action <> '${action}') not valid`
        : `create trigger disk_is_full before insert on audit when new.action = '${action}' begin select raise(abort, 'disk is full'); end`;
    await sql.raw(refusal).execute((await app()).db);
    const reply = await ask(id, purpose);
    expect(reply.status).toBe(500);
    expect(await reply.text()).not.toContain(token.slice(0, 12));
  });
});
