import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listenSandbox } from '@/lib/sandbox/listen';
import { app } from './app';
import { getConnection } from './connections';
import { purgeTokens } from './purge';
import { engines, openTestApp, type TestApp } from './test-app';
import { connectSandbox } from './test-connection';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const question = '/v1/authorizations/tokenExpiry';

describe.each(engines)('a token past its end on %s', (engine) => {
  let test: TestApp;
  let sandbox: Awaited<ReturnType<typeof listenSandbox>>;
  let id: string;
  let end: number;

  beforeEach(async () => {
    sandbox = await listenSandbox({});
    test = await openTestApp(engine, { ONRAMP_SANDBOX_URL: sandbox.base, ONRAMP_KEEP_TOKEN_DAYS: '7' });
    id = (await connectSandbox(test, 'clean')).id;
    end = (await credential()).expires_at ?? 0;
  });
  afterEach(async () => {
    await test.close();
    await sandbox.close();
  });

  const credential = async () => (await app()).db.selectFrom('credentials').selectAll().executeTakeFirstOrThrow();
  const isKept = async () => (await credential()).sealed !== null;
  const look = async (at: number) => purgeTokens(await app(), at, new AbortController().signal);
  const refuse = () => sandbox.sandbox.faults.set(question, { status: 401, headers: { trackingid: 'ROUTER_1' } });
  const acts = async () => (await app()).db.selectFrom('audit').select(['actor', 'subject']).where('action', '=', 'token-purged').execute();

  it('is deleted when a day has confirmed it and Webex refuses it, on the disk as well', async () => {
    refuse();
    const { sealed, fingerprint, signed_in_as } = await credential();
    const past = end + 7 * dayMs;
    for (const at of [end, past - hourMs, past, past + 23 * hourMs]) await look(at);
    expect(await isKept()).toBe(true);
    await look(past + 24 * hourMs);
    expect(await credential()).toMatchObject({ status: 'forgotten', sealed: null, forgotten_at: past + 24 * hourMs, signed_in_as });
    expect(await acts()).toEqual([{ actor: 'Onramp', subject: fingerprint }]);
    expect((await test.asAdmin(() => getConnection(id))).credential).toMatchObject({ kept: false, expiresAt: end });
    const folder = join(test.settings.dataDir, 'database');
    const files = engine === 'sqlite' ? readdirSync(folder).map((name) => readFileSync(join(folder, name))) : [];
    for (const file of files) expect(file.includes(sealed ?? '')).toBe(false);
    await look(past + 30 * dayMs);
    expect(await acts()).toHaveLength(1);
  });

  it('lives on when a clock was a year ahead for some hours', async () => {
    refuse();
    const wrong = end + 365 * dayMs;
    for (let hour = 0; hour < 20; hour += 1) await look(wrong + hour * hourMs);
    await look(end - 300 * dayMs);
    expect((await credential()).ended_seen_at).toBeNull();
    await look(wrong + 40 * dayMs);
    expect(await isKept()).toBe(true);
  });

  it('lives on when the clock stays ahead but Webex takes the token', async () => {
    const wrong = end + 365 * dayMs;
    for (let day = 0; day < 60; day += 1) await look(wrong + day * dayMs);
    expect(await isKept()).toBe(true);
    expect(await acts()).toEqual([]);
  });

  it('begins its day of doubt anew when the clock is set back', async () => {
    refuse();
    const past = end + 8 * dayMs;
    await look(past + 30 * dayMs);
    await look(past);
    expect((await credential()).ended_seen_at).toBe(past);
    await look(past + 23 * hourMs);
    expect(await isKept()).toBe(true);
  });

  it.each([
    ['Webex cannot be reached', { status: 503 }],
    ['a proxy refuses in its place', { status: 401 }],
  ])('waits a month for a word when %s', async (_name, fault) => {
    sandbox.sandbox.faults.set(question, { ...fault, headers: { trackingid: '' } });
    const past = end + 7 * dayMs;
    await look(past);
    await look(past + 29 * dayMs);
    expect(await isKept()).toBe(true);
    await look(past + 30 * dayMs);
    expect(await isKept()).toBe(false);
  });

  it('is not deleted because the admin stated a day that was too early: Webex’s own takes its place', async () => {
    const early = end - 300 * dayMs;
    await (await app()).db.updateTable('credentials').set({ expires_at: early, expiry_source: 'stated' }).execute();
    await look(early + 8 * dayMs);
    await look(early + 10 * dayMs);
    expect(await credential()).toMatchObject({ expires_at: end, expiry_source: 'tokenExpiry', ended_seen_at: null });
    expect(await isKept()).toBe(true);
  });

  it('is deleted by one of two that look at once, and recorded once', async () => {
    refuse();
    const past = end + 7 * dayMs;
    await look(past);
    await Promise.all([look(past + 2 * dayMs), look(past + 2 * dayMs)]);
    expect(await isKept()).toBe(false);
    expect(await acts()).toHaveLength(1);
  });
});
