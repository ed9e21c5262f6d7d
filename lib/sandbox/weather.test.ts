import { afterEach, describe, expect, it } from 'vitest';
import { openTestSandbox, type TestSandbox, usersPath } from './test-client';
import { flakyCycle, rateLimit } from './weather';

let sandbox: TestSandbox;
afterEach(() => sandbox.close());

describe('rate-limited', () => {
  it('lets two SCIM requests through in ten seconds and names both forms of Retry-After in turn', async () => {
    let nowMs = Date.UTC(2026, 10, 2, 9) + 400;
    sandbox = await openTestSandbox({ now: () => nowMs });
    const { token } = await sandbox.signIn('rate-limited-full-admin');
    const ask = () => sandbox.get(usersPath('rate-limited', { count: '1' }), token);
    expect((await ask()).status).toBe(200);
    expect((await ask()).status).toBe(200);
    const refused = [await ask(), await ask(), await ask()];
    expect(refused.map(({ status }) => status)).toEqual([429, 429, 429]);
    expect(refused.map(({ headers }) => headers.get('retry-after'))).toEqual(['2', 'Mon, 02 Nov 2026 09:00:03 GMT', '2']);
    for (let request = 0; request < 5; request++) expect((await sandbox.get('/v1/people/me', token)).status).toBe(200);
    const other = (await sandbox.signIn('rate-limited-full-admin')).token;
    expect((await sandbox.get(usersPath('rate-limited'), other)).status).toBe(200);
    nowMs += rateLimit.windowMs;
    expect((await ask()).status).toBe(200);
  });
});

describe('flaky', () => {
  async function fateOf(reply: Response): Promise<string> {
    const text = await reply.text();
    if (reply.status === 503) return 'unavailable';
    if (reply.headers.get('content-type')?.includes('text/html')) return 'web-page';
    try {
      JSON.parse(text);
      return 'answer';
    } catch {
      return 'cut';
    }
  }

  it('goes through its cycle for each token, over people and SCIM alike', async () => {
    sandbox = await openTestSandbox();
    const { token } = await sandbox.signIn('flaky-full-admin');
    const fates: string[] = [];
    for (let request = 0; request < flakyCycle.length * 2; request++) {
      const path = request % 2 ? '/v1/people/me' : usersPath('flaky', { count: '3' });
      fates.push(await fateOf(await sandbox.get(path, token)));
    }
    expect(fates).toEqual([...flakyCycle, ...flakyCycle]);
    expect(flakyCycle.join()).toMatch(/^answer,unavailable,answer/);
    const { token: fresh } = await sandbox.signIn('flaky-full-admin');
    expect(await fateOf(await sandbox.get('/v1/people/me', fresh))).toBe('answer');
  });
});
