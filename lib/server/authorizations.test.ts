import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listenSandbox } from '@/lib/sandbox/listen';
import { sandboxOrganizations } from '@/lib/sandbox/organizations';
import { app } from './app';
import { depositReply, issueAuthorization, pasteReply, supersede } from './authorizations';
import { lockConnection } from './connection-view';
import { changeConnection, createConnection, getConnection } from './connections';
import { forgetToken, openToken, revealToken } from './credentials';
import { identifyAgain } from './identify';
import { engines, openTestApp, type TestApp } from './test-app';

const landing = 'http://localhost:3000/auth/code';

const organizationOf = (key: string) => {
  const found = sandboxOrganizations.find((candidate) => candidate.key === key);
  if (!found) throw new Error(`no organization ${key}`);
  return found;
};

/** Signs in at the sandbox's broker as a browser would, and returns the address it ends on. */
async function signIn(url: string, key: string, choose: (text: string) => boolean = () => true): Promise<string> {
  const page = await (await fetch(url)).text();
  const form = new URLSearchParams(new URL(url).search);
  const accounts = organizationOf(key).accounts;
  const account = accounts.find((candidate) => choose(candidate.displayName)) ?? accounts[0];
  if (!account || !page.includes(account.displayName)) throw new Error('account is not on the page');
  form.set('account', account.key);
  const reply = await fetch(url.split('?', 1)[0] ?? '', { method: 'POST', body: form, redirect: 'manual' });
  return reply.headers.get('location') ?? '';
}

describe.each(engines)('a sign-in on %s', (engine) => {
  let test: TestApp;
  let sandbox: Awaited<ReturnType<typeof listenSandbox>>;

  beforeEach(async () => {
    sandbox = await listenSandbox({});
    test = await openTestApp(engine, { ONRAMP_SANDBOX_URL: sandbox.base });
  });
  afterEach(async () => {
    vi.useRealTimers();
    await test.close();
    await sandbox.close();
  });

  const begin = (key = 'clean') =>
    test.asAdmin(async () => {
      const { id } = await createConnection('sandbox');
      await changeConnection(id, { organizationId: organizationOf(key).organizationId });
      return { id, ...(await issueAuthorization(id)) };
    });
  const view = (id: string) => test.asAdmin(() => getConnection(id));
  const codeOf = (work: Promise<unknown>) =>
    work.then(
      () => 'ok',
      (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
    );
  const sealedRows = async (id: string) =>
    (await (await app()).db.selectFrom('credentials').selectAll().where('connection_id', '=', id).where('sealed', 'is not', null).execute())
      .length;
  const settled = (id: string) => vi.waitUntil(async () => (await view(id)).credential?.status !== 'received', { timeout: 10_000 });

  it('ends with an active credential of the organization', async () => {
    const { id, url } = await begin();
    await depositReply(await signIn(url, 'clean'));
    await settled(id);
    const { credential, authorization } = await view(id);
    expect(authorization?.status).toBe('deposited');
    expect(credential).toMatchObject({
      status: 'active',
      organizationId: organizationOf('clean').organizationId,
      expirySource: 'tokenExpiry',
    });
    expect(credential?.signedInAs).toContain('@');
  });

  it('keeps neither token nor state readable in the database', async () => {
    const { id, url } = await begin();
    const address = await signIn(url, 'clean');
    await depositReply(address);
    await settled(id);
    const token = new URLSearchParams(address.split('#')[1]).get('access_token') ?? '';
    const state = new URL(url).searchParams.get('state') ?? '';
    const { db } = await app();
    const rows = JSON.stringify([
      await db.selectFrom('credentials').selectAll().execute(),
      await db.selectFrom('authorizations').selectAll().execute(),
      await db.selectFrom('audit').selectAll().execute(),
    ]);
    expect(token.length).toBeGreaterThan(64);
    expect(rows).not.toContain(token);
    expect(rows).not.toContain(token.slice(0, 64));
    expect(rows).not.toContain(state);
  });

  it('lets exactly one of 100 parallel deposits of one state through', async () => {
    const { id, url } = await begin();
    const address = await signIn(url, 'clean');
    const codes = await Promise.all(Array.from({ length: 100 }, () => codeOf(depositReply(address))));
    expect(codes.filter((code) => code === 'ok')).toHaveLength(1);
    expect(codes.filter((code) => code === 'authorization-used')).toHaveLength(99);
    await settled(id);
    expect(await sealedRows(id)).toBe(1);
  });

  it('refuses a state that was used, is unknown, is too old, or was replaced', async () => {
    const { id, url } = await begin();
    const address = await signIn(url, 'clean');
    await depositReply(address);
    expect(await codeOf(depositReply(address))).toBe('authorization-used');
    expect(await codeOf(depositReply(address.replace(/state=[^&]+/, 'state=never-issued')))).toBe('authorization-unknown');
    expect(await codeOf(depositReply(address.replace(/&state=[^&]+/, '')))).toBe('state-missing');

    const older = await test.asAdmin(() => issueAuthorization(id));
    const newer = await test.asAdmin(() => issueAuthorization(id));
    expect(await codeOf(depositReply(await signIn(older.url, 'clean')))).toBe('authorization-superseded');

    const late = await signIn(newer.url, 'clean');
    vi.useFakeTimers({ now: newer.expiresAt + 1, toFake: ['Date'] });
    expect(await codeOf(depositReply(late))).toBe('authorization-expired');
  });

  it.each([
    ['wrong-organization', 'organization-mismatch'],
    ['personal', 'personal-account'],
  ])('keeps nothing of a token of %s', async (key, code) => {
    const { id, url } = await begin(key);
    expect(await codeOf(depositReply(await signIn(url, key)))).toBe(code);
    expect(await sealedRows(id)).toBe(0);
    const { authorization, credential } = await view(id);
    expect(authorization).toMatchObject({ status: 'refused', problem: code });
    expect(credential).toBeNull();
    if (code === 'organization-mismatch') expect(authorization?.tokenOrganizationId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('refuses a token of another environment before it is sent anywhere', async () => {
    const { id, url } = await begin();
    const address = (await signIn(url, 'clean')).replace(/_SB84_/, '_PF84_');
    expect(await codeOf(depositReply(address))).toBe('environment-mismatch');
    expect(await sealedRows(id)).toBe(0);

    const commercial = await test.asAdmin(async () => {
      const { id: other } = await createConnection('commercial');
      await changeConnection(other, { organizationId: organizationOf('clean').organizationId });
      return { other, ...(await issueAuthorization(other)) };
    });
    const state = new URL(commercial.url).searchParams.get('state');
    const foreign = (await signIn((await test.asAdmin(() => issueAuthorization(id))).url, 'clean')).replace(
      /state=[^&]+/,
      `state=${state}`,
    );
    expect(await codeOf(depositReply(foreign))).toBe('environment-mismatch');
    expect(await sealedRows(commercial.other)).toBe(0);
  });

  it('refuses the answer to a link when step 3 changed meanwhile', async () => {
    const { id, url } = await begin();
    const address = await signIn(url, 'clean');
    await test.asAdmin(() => changeConnection(id, { organizationId: organizationOf('large').organizationId }));
    expect(await codeOf(depositReply(address))).toBe('authorization-superseded');
    expect(await sealedRows(id)).toBe(0);
  });

  it('tells the waiting window when access was denied', async () => {
    const { id, url } = await begin();
    const state = new URL(url).searchParams.get('state');
    const address = `${landing}?error=access_denied&error_description=%3Cscript%3Ealert(1)%3C/script%3E&state=${state}`;
    expect(await codeOf(depositReply(address))).toBe('access-denied');
    expect((await view(id)).authorization).toMatchObject({ status: 'refused', problem: 'access-denied', oauthError: 'access_denied' });
    expect(await codeOf(depositReply(await signIn(url, 'clean')))).toBe('authorization-used');
  });

  it('takes the pasted address, fragment or bare token', async () => {
    const first = await begin();
    const address = await signIn(first.url, 'clean');
    await test.asAdmin(() => pasteReply(first.id, `Webex sent me here:\n${address}\nwhat now?`));
    await settled(first.id);
    const token = (await test.asAdmin(async () => openToken(await app(), first.id))).token;

    const second = await begin();
    const fragment = (await signIn(second.url, 'clean')).split('#')[1] ?? '';
    await test.asAdmin(() => pasteReply(second.id, fragment));
    await settled(second.id);
    expect((await view(second.id)).credential?.status).toBe('active');

    const third = await begin();
    await test.asAdmin(() => pasteReply(third.id, token));
    await settled(third.id);
    expect((await view(third.id)).credential?.status).toBe('active');
    expect(await codeOf(depositReply(await signIn(third.url, 'clean')))).toBe('authorization-superseded');
  });

  it('does not burn the link of another connection by a paste', async () => {
    const mine = await begin();
    const other = await begin();
    const address = await signIn(other.url, 'clean');
    expect(await codeOf(test.asAdmin(() => pasteReply(mine.id, address)))).toBe('authorization-unknown');
    expect(await codeOf(depositReply(address))).toBe('ok');
  });

  it('keeps the token when Webex cannot be asked, and identifies it later', async () => {
    const { id, url } = await begin();
    const address = await signIn(url, 'clean');
    sandbox.sandbox.faults.set('/v1/people/me', { status: 500 });
    await depositReply(address);
    await vi.waitUntil(async () => (await view(id)).credential?.identifyProblem, { timeout: 20_000 });
    expect((await view(id)).credential).toMatchObject({ status: 'received', identifyProblem: 'upstream-unavailable' });
    sandbox.sandbox.faults.clear();
    expect((await test.asAdmin(() => identifyAgain(id))).credential?.status).toBe('active');
  });

  it.each([
    ['a proxy answers 403', { status: 403, contentType: 'text/html', body: 'Blocked' }, 'upstream-forbidden'],
    ['a proxy answers 404', { status: 404, contentType: 'text/html', body: 'Blocked' }, 'upstream-not-found'],
    ['a sign-in page answers', { status: 200, contentType: 'text/html', body: '<h1>Sign in</h1>' }, 'response-not-json'],
  ])('keeps an acknowledged token when %s instead of Webex', async (_name, fault, problem) => {
    const { id, url } = await begin();
    const address = await signIn(url, 'clean');
    sandbox.sandbox.faults.set('/v1/people/me', fault);
    await depositReply(address);
    await vi.waitUntil(async () => (await view(id)).credential?.identifyProblem, { timeout: 20_000 });
    expect((await view(id)).credential).toMatchObject({ status: 'received', identifyProblem: problem });
    expect(await sealedRows(id)).toBe(1);
  });

  it('identifies the token that replaced another one while Webex was asked', async () => {
    const { id, url } = await begin();
    const first = await signIn(url, 'clean');
    sandbox.sandbox.faults.set('/v1/people/me', 'slow');
    await depositReply(first);
    const again = await test.asAdmin(() => issueAuthorization(id));
    await depositReply(await signIn(again.url, 'clean'));
    sandbox.sandbox.faults.clear();
    await vi.waitUntil(async () => (await view(id)).credential?.status === 'active', { timeout: 40_000 });
    expect(await sealedRows(id)).toBe(1);
  }, 60_000);

  it('takes up a token that a crash left unidentified as soon as somebody looks', async () => {
    const { id, url } = await begin();
    const address = await signIn(url, 'clean');
    sandbox.sandbox.faults.set('/v1/people/me', { status: 500 });
    await depositReply(address);
    await vi.waitUntil(async () => (await view(id)).credential?.identifyProblem, { timeout: 20_000 });
    sandbox.sandbox.faults.clear();
    // As a kill between the deposit and Webex's answer leaves it.
    await (await app()).db.updateTable('credentials').set({ identify_problem: null }).where('connection_id', '=', id).execute();
    await view(id);
    await vi.waitUntil(async () => (await view(id)).credential?.status === 'active', { timeout: 10_000 });
  });

  it('neither shows nor uses a token of one organization on a connection that was set to another', async () => {
    const { id, url } = await begin();
    await depositReply(await signIn(url, 'clean'));
    await settled(id);
    await test.asAdmin(() => changeConnection(id, { organizationId: organizationOf('large').organizationId }));
    expect(await codeOf(test.asAdmin(() => revealToken(id, 'copy')))).toBe('organization-mismatch');
    expect(await codeOf(test.asAdmin(async () => openToken(await app(), id)))).toBe('organization-mismatch');
    await test.asAdmin(() => changeConnection(id, { organizationId: organizationOf('clean').organizationId }));
    expect(await codeOf(test.asAdmin(() => revealToken(id, 'copy')))).toBe('ok');
  });

  it('does not activate a token when step 3 changed while Webex was asked', async () => {
    const { id, url } = await begin();
    const address = await signIn(url, 'clean');
    sandbox.sandbox.faults.set('/v1/people/me', { status: 503, headers: { 'Retry-After': '1' } });
    await depositReply(address);
    await test.asAdmin(() => changeConnection(id, { organizationId: organizationOf('large').organizationId }));
    sandbox.sandbox.faults.clear();
    await vi.waitUntil(async () => (await view(id)).credential === null, { timeout: 20_000 });
    expect(await sealedRows(id)).toBe(0);
    expect((await view(id)).authorization?.problem).toBe('authorization-superseded');
  });

  it('leaves one link waiting of many that are made at once', async () => {
    const { id } = await begin();
    const links = await Promise.all(Array.from({ length: 8 }, () => test.asAdmin(() => issueAuthorization(id))));
    expect(new Set(links.map((link) => link.url)).size).toBe(8);
    const { db } = await app();
    const waiting = await db
      .selectFrom('authorizations')
      .select('id')
      .where('connection_id', '=', id)
      .where('consumed_at', 'is', null)
      .execute();
    expect(waiting).toHaveLength(1);
  });

  it('waits for its turn when a newer link is made while it is deposited, and neither breaks off', async () => {
    const { id, url } = await begin();
    const address = await signIn(url, 'clean');
    const { db } = await app();
    const waits = sql<{ count: number }>`select count(*) as count from pg_locks where not granted`;
    let depositing: Promise<unknown> = Promise.resolve();
    await db.transaction().execute(async (trx) => {
      await lockConnection(trx, id);
      depositing = codeOf(depositReply(address));
      // In the embedded database there is one transaction at a time.
      if (engine === 'postgres')
        await vi.waitUntil(async () => Number((await waits.execute(db)).rows[0]?.count) > 0, { timeout: 10_000, interval: 5 });
      await supersede(trx, id);
    });
    expect(await depositing).toBe('authorization-superseded');
    expect(await sealedRows(id)).toBe(0);
  });

  it('has at most one active credential, the newest', async () => {
    const { id, url } = await begin();
    await depositReply(await signIn(url, 'clean'));
    await settled(id);
    const before = (await view(id)).credential?.fingerprint;
    const again = await test.asAdmin(() => issueAuthorization(id));
    await depositReply(await signIn(again.url, 'clean'));
    await settled(id);
    expect((await view(id)).credential?.fingerprint).not.toBe(before);
    expect(await sealedRows(id)).toBe(1);
  });

  it('leaves nothing of a forgotten token on the disk', async () => {
    const { id, url } = await begin();
    await depositReply(await signIn(url, 'clean'));
    await settled(id);
    const { db } = await app();
    const { sealed } = await db.selectFrom('credentials').select('sealed').where('connection_id', '=', id).executeTakeFirstOrThrow();
    expect(sealed).toMatch(/^v1\./);
    expect((await test.asAdmin(() => forgetToken(id))).credential).toMatchObject({ kept: false });
    expect(await sealedRows(id)).toBe(0);
    const folder = join(test.settings.dataDir, 'database');
    const files = engine === 'sqlite' ? readdirSync(folder).map((name) => readFileSync(join(folder, name))) : [];
    expect(files.length > 0).toBe(engine === 'sqlite');
    for (const file of files) expect(file.includes(sealed ?? '')).toBe(false);
  });

  it('records a reveal before the value is shown', async () => {
    const { id, url } = await begin();
    const address = await signIn(url, 'clean');
    await depositReply(address);
    await settled(id);
    const token = await test.asAdmin(() => revealToken(id, 'copy'));
    expect(address).toContain(encodeURIComponent(token));
    const { db } = await app();
    const acts = await db.selectFrom('audit').select(['actor', 'action']).where('connection_id', '=', id).orderBy('id').execute();
    expect(acts.at(-1)).toEqual({ actor: 'Test admin', action: 'token-copied' });
  });
});
