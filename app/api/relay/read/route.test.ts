import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { organizationOf } from '@/lib/sandbox/test-client';
import { changeConnection, createConnection } from '@/lib/server/connections';
import { createRelay } from '@/lib/server/relays';
import { engines, openTestApp, type TestApp } from '@/lib/server/test-app';
import { POST } from './route';

const headers = {
  host: 'localhost:3000',
  origin: 'http://localhost:3000',
  'sec-fetch-site': 'same-origin',
  'content-type': 'application/json',
};

describe.each(engines)('reading a relay link on %s', (engine) => {
  let test: TestApp;

  beforeEach(async () => {
    test = await openTestApp(engine);
  });
  afterEach(() => test.close());

  const ask = (lookup: string) =>
    POST(new Request('http://localhost:3000/api/relay/read', { method: 'POST', headers, body: JSON.stringify({ lookup }) }), {
      params: Promise.resolve({}),
    });

  it('is answered without a session, with a problem that names no connection', async () => {
    const { organizationId } = organizationOf('clean');
    const known = 'B'.repeat(43);
    const id = await test.asAdmin(async () => {
      const created = await createConnection('sandbox');
      await changeConnection(created.id, { organizationId });
      await createRelay(created.id, { purpose: 'webex', lookup: known, hours: 1 });
      return created.id;
    });
    const cases = [
      [known, 403, 'relay-wrong-purpose'],
      ['A'.repeat(43), 404, 'relay-unknown'],
      ['short', 400, 'invalid-request'],
    ] as const;
    for (const [lookup, status, code] of cases) {
      const reply = await ask(lookup);
      expect([reply.status, reply.headers.get('cache-control')]).toEqual([status, 'no-store']);
      const body = await reply.text();
      expect(JSON.parse(body)).toMatchObject({ code });
      expect(body).not.toContain(id);
      expect(body).not.toContain(organizationId);
      expect(body).not.toContain(lookup);
    }
  });
});
