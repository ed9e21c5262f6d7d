import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openTestSandbox, type TestSandbox, usersPath } from './test-client';

let sandbox: TestSandbox;
let token: string;
beforeAll(async () => {
  sandbox = await openTestSandbox();
  token = (await sandbox.signIn('clean-full-admin')).token;
});
afterEach(() => sandbox.sandbox.faults.clear());
afterAll(() => sandbox.close());

const me = () => sandbox.get('/v1/people/me', token);

describe('a fault', () => {
  it('answers with a status, headers and a body of its own, on its path only, until it is cleared', async () => {
    const { faults } = sandbox.sandbox;
    faults.set('/v1/people', { status: 429, headers: { 'retry-after': '-1' }, body: 'later', contentType: 'text/plain' });
    const reply = await me();
    expect([reply.status, reply.headers.get('retry-after'), await reply.text()]).toEqual([429, '-1', 'later']);
    expect((await sandbox.get(usersPath('clean'), token)).status).toBe(200);
    faults.set('/v1/people/me', { status: 204 });
    expect((await me()).status).toBe(204);
    faults.clear('/v1/people/me');
    expect((await me()).status).toBe(429);
    faults.clear();
    expect((await me()).status).toBe(200);
  });

  it('may cut the connection in the middle of a body', async () => {
    sandbox.sandbox.faults.set('/v1', 'cut-off');
    const reply = await me();
    expect(reply.status).toBe(200);
    await expect(reply.text()).rejects.toThrow();
  });

  it('may be a web page, or JSON of another shape', async () => {
    sandbox.sandbox.faults.set('/v1', 'not-json');
    expect((await me()).headers.get('content-type')).toContain('text/html');
    sandbox.sandbox.faults.set('/v1', 'wrong-shape');
    expect(await (await me()).json()).not.toHaveProperty('id');
  });

  it('may be an answer that never ends', async () => {
    sandbox.sandbox.faults.set('/v1', 'endless');
    const reader = (await me()).body?.getReader();
    let received = 0;
    while (reader && received < 500_000) received += (await reader.read()).value?.length ?? 0;
    await reader?.cancel();
    expect(received).toBeGreaterThanOrEqual(500_000);
  });

  it('may be silence, for as long as somebody listens', async () => {
    sandbox.sandbox.faults.set('/v1', 'slow');
    const asked = fetch(`${sandbox.base}/v1/people/me`, { signal: AbortSignal.timeout(100) });
    await expect(asked).rejects.toThrow();
  });
});
