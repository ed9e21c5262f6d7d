import { randomBytes, webcrypto } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RelayHours } from '@/lib/relay/link';
import { openParcel, parcelNonceBytes, sealParcel } from '@/lib/relay/parcel';
import { deriveRelayKeys } from '@/lib/relay/secret';
import { listenSandbox } from '@/lib/sandbox/listen';
import { organizationOf } from '@/lib/sandbox/test-client';
import { app } from './app';
import { depositReply, issueAuthorization } from './authorizations';
import { changeConnection, createConnection, getConnection } from './connections';
import { forgetToken, revealToken } from './credentials';
import { sweepRelays } from './relay-store';
import { authorizeByRelay, lookAtRelay, pasteByRelay, readRelay } from './relay-visit';
import { createRelay, listRelays, revokeRelay } from './relays';
import { engines, openTestApp, type TestApp } from './test-app';
import { connectAgain, connectSandbox } from './test-connection';

const hourMs = 3_600_000;
const newSecret = () => randomBytes(32).toString('base64url');

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
  );

/** Signs in at the sandbox's broker. @returns the address that it leads to. */
async function signIn(url: string, key = 'clean'): Promise<string> {
  const form = new URLSearchParams(new URL(url).search);
  form.set('account', organizationOf(key).accounts[0]?.key ?? '');
  const reply = await fetch(url.split('?', 1)[0] ?? '', { method: 'POST', body: form, redirect: 'manual' });
  return reply.headers.get('location') ?? '';
}

describe.each(engines)('a relay link on %s', (engine) => {
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

  const begin = () =>
    test.asAdmin(async () => {
      const { id } = await createConnection('sandbox');
      await changeConnection(id, { organizationId: organizationOf('clean').organizationId });
      return id;
    });
  const view = (id: string) => test.asAdmin(() => getConnection(id));
  const links = (id: string) => test.asAdmin(() => listRelays(id));
  const acts = async () => (await (await app()).db.selectFrom('audit').selectAll().orderBy('id').execute()).map((row) => row.action);
  const countParcels = async () => (await (await app()).db.selectFrom('relay_parcels').selectAll().execute()).length;

  /** As the browser of the admin does, who asks the Webex administrator. */
  const forWebex = async (id: string, hours: RelayHours = 24) => {
    const secret = newSecret();
    const { lookup } = await deriveRelayKeys(secret);
    const [link] = await test.asAdmin(() => createRelay(id, { purpose: 'webex', lookup, hours }));
    return { secret, lookup, linkId: link?.id ?? '' };
  };

  /** As the browser of the admin does, who sends the token to the Okta administrator. */
  const forOkta = async (id: string, hours: RelayHours = 24) => {
    const secret = newSecret();
    const { lookup, key } = await deriveRelayKeys(secret);
    const { credential, renewal } = await view(id);
    const carried = renewal?.credential ?? credential;
    const token = await test.asAdmin(() => revealToken(id, 'copy', carried?.id));
    const nonce = webcrypto.getRandomValues(new Uint8Array(parcelNonceBytes));
    const parcel = await sealParcel(key, carried?.organizationId ?? '', token, nonce);
    const [link] = await test.asAdmin(() => createRelay(id, { purpose: 'okta', lookup, hours, parcel, credentialId: carried?.id ?? '' }));
    return { secret, lookup, key, token, linkId: link?.id ?? '' };
  };

  it('lets the Webex administrator bring a token, and is over then', async () => {
    const id = await begin();
    const { lookup } = await forWebex(id);
    const organizationId = organizationOf('clean').organizationId;
    expect(await lookAtRelay(lookup)).toEqual({
      purpose: 'webex',
      organizationId,
      environment: 'sandbox',
      expiresAt: expect.any(Number),
      signIn: { state: 'none', problem: null },
    });
    const { url } = await authorizeByRelay(lookup);
    expect(await lookAtRelay(lookup)).toMatchObject({ signIn: { state: 'waiting' } });
    expect((await view(id)).authorization?.status).toBe('waiting');
    await pasteByRelay(lookup, await signIn(url));
    await vi.waitUntil(async () => (await view(id)).credential?.status === 'active', { timeout: 10_000 });
    const after = await lookAtRelay(lookup);
    expect(after).toMatchObject({ organizationId: null, signIn: { state: 'done', problem: null } });
    expect(JSON.stringify(after)).not.toContain(organizationId);
    expect(await codeOf(authorizeByRelay(lookup))).toBe('relay-used');
    expect(await codeOf(pasteByRelay(lookup, await signIn(url)))).toBe('relay-used');
    expect((await links(id))[0]).toMatchObject({ purpose: 'webex', status: 'used', opened: {}, used: {} });
    expect((await acts()).filter((action) => action.startsWith('relay'))).toEqual(['relay-created', 'relay-opened', 'relay-used']);
  });

  it('ends as well when the token comes through the page that Webex leads to', async () => {
    const id = await begin();
    const { lookup } = await forWebex(id);
    await depositReply(await signIn((await authorizeByRelay(lookup)).url));
    expect((await links(id))[0]?.status).toBe('used');
    expect(await codeOf(authorizeByRelay(lookup))).toBe('relay-used');
  });

  it('lets exactly one of 100 parallel deposits through', async () => {
    const id = await begin();
    const { lookup } = await forWebex(id);
    const address = await signIn((await authorizeByRelay(lookup)).url);
    const codes = await Promise.all(Array.from({ length: 100 }, () => codeOf(pasteByRelay(lookup, address))));
    expect(codes.filter((code) => code === 'ok')).toHaveLength(1);
    expect(codes.filter((code) => code === 'authorization-used' || code === 'relay-used')).toHaveLength(99);
  });

  it('says what was wrong with a sign-in, and stays open for another', async () => {
    const id = await begin();
    const { lookup } = await forWebex(id);
    const { url } = await authorizeByRelay(lookup);
    expect(await codeOf(pasteByRelay(lookup, await signIn(url, 'small')))).toBe('organization-mismatch');
    expect(await lookAtRelay(lookup)).toMatchObject({ signIn: { state: 'refused', problem: 'organization-mismatch' } });
    await pasteByRelay(lookup, await signIn((await authorizeByRelay(lookup)).url));
    expect((await links(id))[0]?.status).toBe('used');
  });

  it('takes only what its own sign-in brought', async () => {
    const id = await begin();
    const other = await begin();
    const { lookup } = await forWebex(id);
    const { url } = await test.asAdmin(() => issueAuthorization(other));
    const address = await signIn(url);
    const token = new URLSearchParams(address.split('#')[1]).get('access_token') ?? '';
    expect(await codeOf(pasteByRelay(lookup, address))).toBe('authorization-unknown');
    expect(await codeOf(pasteByRelay(lookup, token))).toBe('state-missing');
    // The other sign-in was not burnt by it.
    await depositReply(address);
    expect((await view(id)).credential).toBeNull();
  });

  it('lets exactly one of 100 parallel reads have what it carries, which is deleted by it', async () => {
    const { id } = await connectSandbox(test, 'clean');
    const { lookup, key, token } = await forOkta(id);
    expect(await countParcels()).toBe(1);
    const shown = await lookAtRelay(lookup);
    const answers = await Promise.all(
      Array.from({ length: 100 }, () =>
        readRelay(lookup).catch((error: unknown) => (error instanceof Error && 'code' in error ? error.code : error)),
      ),
    );
    const had = answers.filter((answer) => typeof answer === 'object');
    expect(had).toHaveLength(1);
    expect(answers.filter((answer) => answer === 'relay-used')).toHaveLength(99);
    expect(await countParcels()).toBe(0);
    const [only] = had;
    const parcel = only && typeof only === 'object' && 'parcel' in only && typeof only.parcel === 'string' ? only.parcel : '';
    expect(await openParcel(key, shown.organizationId ?? '', parcel)).toBe(token);
    expect((await links(id))[0]).toMatchObject({ purpose: 'okta', status: 'used', used: { at: expect.any(Number) } });
    expect(await codeOf(lookAtRelay(lookup))).toBe('relay-used');
    expect((await acts()).filter((action) => action === 'relay-used')).toHaveLength(1);
  });

  it('does one of the two things, never the other', async () => {
    const { id } = await connectSandbox(test, 'clean');
    const webex = await forWebex(id);
    const okta = await forOkta(id);
    expect(await codeOf(readRelay(webex.lookup))).toBe('relay-wrong-purpose');
    expect(await codeOf(authorizeByRelay(okta.lookup))).toBe('relay-wrong-purpose');
    expect(await codeOf(pasteByRelay(okta.lookup, '#access_token=x'))).toBe('relay-wrong-purpose');
    expect((await links(id)).map((link) => link.status)).toEqual(['open', 'open']);
  });

  it('ends in time', async () => {
    const { id } = await connectSandbox(test, 'clean');
    const webex = await forWebex(id, 1);
    const okta = await forOkta(id, 1);
    const { url } = await authorizeByRelay(webex.lookup);
    vi.useFakeTimers({ now: Date.now() + hourMs, toFake: ['Date'] });
    const address = await signIn(url);
    const late = [
      () => lookAtRelay(webex.lookup),
      () => authorizeByRelay(webex.lookup),
      () => pasteByRelay(webex.lookup, address),
      () => lookAtRelay(okta.lookup),
      () => readRelay(okta.lookup),
    ];
    for (const act of late) expect(await codeOf(act())).toBe('relay-expired');
    expect((await links(id)).map((link) => link.status)).toEqual(['expired', 'expired']);
    const { db } = await app();
    expect(await countParcels()).toBe(1);
    await sweepRelays(db, Date.now(), hourMs);
    expect(await countParcels()).toBe(0);
    expect(await links(id)).toHaveLength(2);
    await sweepRelays(db, Date.now() + 2 * hourMs, hourMs);
    expect(await links(id)).toHaveLength(0);
    expect(await codeOf(readRelay(okta.lookup))).toBe('relay-unknown');
  });

  it('can be revoked, also while a sign-in is under way', async () => {
    const { id } = await connectSandbox(test, 'clean');
    const webex = await forWebex(id);
    const okta = await forOkta(id);
    const address = await signIn((await authorizeByRelay(webex.lookup)).url);
    await test.asAdmin(() => revokeRelay(id, webex.linkId));
    await test.asAdmin(() => revokeRelay(id, okta.linkId));
    expect(await countParcels()).toBe(0);
    expect(await codeOf(readRelay(okta.lookup))).toBe('relay-revoked');
    expect(await codeOf(pasteByRelay(webex.lookup, address))).toBe('relay-revoked');
    expect(await codeOf(depositReply(address))).toBe('authorization-superseded');
    expect((await links(id)).map((link) => link.status)).toEqual(['revoked', 'revoked']);
  });

  it('is revoked by another connection’s admin screen for nobody', async () => {
    const { id } = await connectSandbox(test, 'clean');
    const other = await begin();
    const { linkId, lookup } = await forOkta(id);
    await test.asAdmin(() => revokeRelay(other, linkId));
    expect(await codeOf(lookAtRelay(lookup))).toBe('ok');
  });

  const endings: readonly [string, (id: string) => Promise<unknown>][] = [
    ['the token is forgotten', (id) => test.asAdmin(() => forgetToken(id))],
    ['a newer token takes its place', (id) => connectAgain(test, id, 'clean')],
    [
      'the organization is changed',
      (id) => test.asAdmin(() => changeConnection(id, { organizationId: organizationOf('small').organizationId })),
    ],
  ];
  it.each(endings)('that carries the token ends when %s', async (_what, end) => {
    const { id } = await connectSandbox(test, 'clean');
    const { lookup } = await forOkta(id);
    await end(id);
    expect(await codeOf(readRelay(lookup))).toBe('relay-revoked');
    expect(await countParcels()).toBe(0);
    expect((await links(id))[0]?.status).toBe('revoked');
  });

  it('for the Webex administrator ends when the organization is changed', async () => {
    const id = await begin();
    const { lookup } = await forWebex(id);
    await test.asAdmin(() => changeConnection(id, { organizationId: organizationOf('small').organizationId }));
    expect(await codeOf(authorizeByRelay(lookup))).toBe('relay-revoked');
  });

  it('hands nothing out once its token is gone, whoever took it away', async () => {
    const { id } = await connectSandbox(test, 'clean');
    const { lookup } = await forOkta(id);
    const { db } = await app();
    await db.updateTable('credentials').set({ status: 'replaced', sealed: null }).where('connection_id', '=', id).execute();
    expect(await codeOf(readRelay(lookup))).toBe('relay-revoked');
    await sweepRelays(db, Date.now(), hourMs);
    expect(await countParcels()).toBe(0);
  });

  it('goes with its connection', async () => {
    const { id } = await connectSandbox(test, 'clean');
    const { lookup } = await forOkta(id);
    await (await app()).db.deleteFrom('connections').where('id', '=', id).execute();
    expect(await codeOf(lookAtRelay(lookup))).toBe('relay-unknown');
    expect(await countParcels()).toBe(0);
  });

  it('is not made for a token that is not in use, without an organization, or beyond the number that may be open', async () => {
    const { id } = await connectSandbox(test, 'clean');
    const { lookup } = await deriveRelayKeys(newSecret());
    const parcel = `v1.${'A'.repeat(16)}.${'A'.repeat(22)}`;
    const okta = { purpose: 'okta', lookup, hours: 1, parcel, credentialId: crypto.randomUUID() } as const;
    expect(await codeOf(test.asAdmin(() => createRelay(id, okta)))).toBe('credential-missing');
    const empty = await test.asAdmin(() => createConnection('sandbox'));
    expect(await codeOf(forWebex(empty.id))).toBe('organization-missing');
    for (let made = 0; made < 20; made += 1) await forWebex(id);
    expect(await codeOf(forWebex(id))).toBe('relay-full');
  });

  it('leaves nothing of its secret, its key or the token in the database, its files or the record', async () => {
    const { id } = await connectSandbox(test, 'clean');
    const { secret, lookup, token } = await forOkta(id);
    const webex = await forWebex(id);
    await authorizeByRelay(webex.lookup);
    const { db } = await app();
    const scan = async () => {
      const tables = ['relay_links', 'relay_parcels', 'audit', 'authorizations', 'credentials', 'check_runs'] as const;
      const rows = await Promise.all(tables.map((table) => db.selectFrom(table).selectAll().execute()));
      const files = readdirSync(test.settings.dataDir, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('latin1'));
      const all = JSON.stringify(rows) + files.join('\n');
      for (const canary of [
        secret,
        lookup,
        webex.secret,
        webex.lookup,
        token,
        token.slice(0, 64),
        Buffer.from(token).toString('base64').slice(0, 64),
      ])
        expect(all.includes(canary)).toBe(false);
      return all;
    };
    const before = await scan();
    const { parcel } = await readRelay(lookup);
    expect(before).toContain(parcel);
    expect(await scan()).not.toContain(parcel);
  });
});
