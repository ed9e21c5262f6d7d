import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Claims } from '@/lib/team/admission';
import type { Role } from '@/lib/team/role';
import { issueLaunchLink } from '@/scripts/launch-link.mjs';
import { admit } from './admit';
import { app } from './app';
import { actAs, requireProof, requireRole } from './auth';
import { depositReply, issueAuthorization } from './authorizations';
import { changeConnection, createConnection } from './connections';
import { changeRole, endListedSession, readTeam, removeMember } from './members';
import { prove } from './proof';
import { createRelay, listRelays } from './relays';
import { hashOfSecret, newSecret } from './secret';
import { type Admin, beginSession, findSession } from './sessions';
import { engines, openTestApp, type TestApp } from './test-app';

const issuer = 'https://acme.okta.com';
const company = {
  ONRAMP_OIDC_ISSUER: issuer,
  ONRAMP_OIDC_CLIENT_ID: 'onramp',
  ONRAMP_OIDC_CLIENT_SECRET: 'made-up-client-secret',
  ONRAMP_OIDC_DOMAINS: 'example.com',
};

describe.each(engines)('the team on %s', (engine) => {
  let test: TestApp;
  beforeAll(async () => {
    test = await openTestApp(engine, company);
  });
  afterAll(() => test.close());

  /** Judges somebody as the company's sign-in does. */
  const judge = (claims: Claims) => {
    if (!test.settings.company) throw new Error('no company sign-in');
    return admit(claims, test.settings.company);
  };

  /** Signs somebody in through the company. */
  async function signIn(name: string, provable = true) {
    const admission = await judge({ iss: issuer, sub: `sub-${name}`, email: `${name}@example.com`, name });
    if ('refusal' in admission) throw new Error(admission.refusal);
    const session = await beginSession(admission.email, admission.id, provable);
    const proof = newSecret();
    const who = async () => {
      const admin = await findSession(session, proof);
      if (!admin) throw new Error('signed out');
      return admin;
    };
    return { id: admission.id, session, proof, who };
  }
  const setRole = (id: string, role: Role) => test.asAdmin(() => changeRole(id, role));
  const mayBe = async (admin: Admin, role: Role) =>
    actAs(admin, () => requireRole(role)).then(
      () => true,
      () => false,
    );

  it('lets newcomers look, and nothing more, until an owner says otherwise, which counts at once', async () => {
    const nadia = await signIn('nadia');
    expect((await nadia.who()).role).toBe('viewer');
    expect(await mayBe(await nadia.who(), 'operator')).toBe(false);
    await setRole(nadia.id, 'operator');
    expect(await mayBe(await nadia.who(), 'operator')).toBe(true);
    expect(await mayBe(await nadia.who(), 'owner')).toBe(false);
    await setRole(nadia.id, 'viewer');
    expect(await mayBe(await nadia.who(), 'operator')).toBe(false);
    const again = await signIn('nadia');
    expect(again.id).toBe(nadia.id);
  });

  it('shuts out who was removed, with every session, until let in again', async () => {
    const omar = await signIn('omar');
    await test.asAdmin(() => removeMember(omar.id));
    expect(await findSession(omar.session, null)).toBeNull();
    await expect(signIn('omar')).rejects.toThrow('removed');
    const { members } = await setRole(omar.id, 'operator');
    expect(members.find(({ id }) => id === omar.id)).toMatchObject({ removed: false, role: 'operator' });
    expect(await findSession(omar.session, null), 'the old session stays over').toBeNull();
    expect((await (await signIn('omar')).who()).role).toBe('operator');
  });

  it('loses the links that somebody made who may not make them any more', async () => {
    const lin = await signIn('lin');
    await setRole(lin.id, 'operator');
    const { id } = await test.asAdmin(() => createConnection('sandbox'));
    await test.asAdmin(() => changeConnection(id, { organizationId: '70655114-5f31-47cc-8e25-a669e149049f' }));
    const asLin = async <T>(work: () => Promise<T>) => actAs(await lin.who(), work);
    const make = (letter: string) => createRelay(id, { purpose: 'webex', lookup: letter.repeat(43), hours: 1 });
    await test.asAdmin(() => make('o'));
    const statuses = async () => (await test.asAdmin(() => listRelays(id))).map(({ createdBy, status }) => `${createdBy} ${status}`).sort();
    await asLin(() => make('a'));
    await setRole(lin.id, 'viewer');
    expect(await statuses()).toEqual(['Test admin open', 'lin@example.com revoked']);
    await setRole(lin.id, 'owner');
    await asLin(() => make('b'));
    await setRole(lin.id, 'operator');
    expect(await statuses(), 'operators may make such links').toContain('lin@example.com open');
    await test.asAdmin(() => removeMember(lin.id));
    expect(await statuses()).toEqual(['Test admin open', 'lin@example.com revoked', 'lin@example.com revoked']);
  });

  it('loses a link with its maker’s access also when the maker’s address is another one by then', async () => {
    const { id } = await test.asAdmin(() => createConnection('commercial'));
    await test.asAdmin(() => changeConnection(id, { organizationId: crypto.randomUUID() }));
    const mara = await signIn('mara');
    await setRole(mara.id, 'operator');
    await actAs(await mara.who(), () => createRelay(id, { purpose: 'webex', lookup: 'm'.repeat(43), hours: 1 }));
    await judge({ iss: issuer, sub: 'sub-mara', email: 'mara.married@example.com', name: 'mara' });
    await test.asAdmin(() => removeMember(mara.id));
    const links = await test.asAdmin(() => listRelays(id));
    expect(links.map(({ createdBy, status }) => `${createdBy} ${status}`)).toEqual(['mara.married@example.com revoked']);
  });

  it('takes no token by a link of somebody who may only look by then', async () => {
    const organizationId = crypto.randomUUID();
    const { id } = await test.asAdmin(() => createConnection('commercial'));
    await test.asAdmin(() => changeConnection(id, { organizationId }));
    const nils = await signIn('nils');
    await setRole(nils.id, 'operator');
    const { url } = await actAs(await nils.who(), () => issueAuthorization(id));
    await setRole(nils.id, 'viewer');
    const token = `${'A1b2'.repeat(16)}_PF84_${organizationId}`;
    const reply = new URLSearchParams({ access_token: token, expires_in: '1000', state: new URL(url).searchParams.get('state') ?? '' });
    await expect(depositReply(`http://localhost:3000/auth/code#${reply}`)).rejects.toMatchObject({ code: 'authorization-superseded' });
  });

  it('shows somebody their own sessions however many others began after them', async () => {
    const kim = await signIn('kim');
    const busy = await signIn('busy');
    for (let count = 0; count < 201; count += 1) await beginSession('busy@example.com', busy.id, false);
    const { sessions } = await actAs(await kim.who(), () => readTeam());
    expect(sessions.map(({ name, current }) => [name, current])).toEqual([['kim@example.com', true]]);
  });

  it('is managed by owners only, who cannot take their own access away', async () => {
    const vera = await signIn('vera');
    await prove(await vera.who(), vera.proof);
    const asVera = async <T>(work: () => Promise<T>) => actAs(await vera.who(), work);
    const other = await signIn('other');
    for (const role of ['viewer', 'operator'] as const) {
      await setRole(vera.id, role);
      await expect(asVera(() => changeRole(other.id, 'owner'))).rejects.toMatchObject({ code: 'role-too-low' });
      await expect(asVera(() => removeMember(other.id))).rejects.toMatchObject({ code: 'role-too-low' });
      expect((await asVera(readTeam)).sessions.every(({ name }) => name === 'vera@example.com')).toBe(true);
    }
    await setRole(vera.id, 'owner');
    await asVera(() => changeRole(other.id, 'operator'));
    await expect(asVera(() => changeRole(vera.id, 'viewer'))).rejects.toMatchObject({ code: 'own-access' });
    await expect(asVera(() => removeMember(vera.id))).rejects.toMatchObject({ code: 'own-access' });
    expect((await asVera(readTeam)).sessions.length).toBeGreaterThan(1);
  });

  it('ends one’s own sessions, and anybody’s for an owner', async () => {
    const [here, there] = [await signIn('lena'), await signIn('lena')];
    const stranger = await signIn('stranger');
    const asLena = async <T>(work: () => Promise<T>) => actAs(await here.who(), work);
    await expect(asLena(() => endListedSession(hashOfSecret(stranger.session)))).rejects.toMatchObject({ code: 'not-found' });
    await asLena(() => endListedSession(hashOfSecret(there.session)));
    expect(await findSession(there.session, null)).toBeNull();
    await test.asAdmin(() => endListedSession(hashOfSecret(stranger.session)));
    expect(await findSession(stranger.session, null)).toBeNull();
    const { db } = await app();
    const acts = await db.selectFrom('audit').select(['actor', 'subject']).where('action', '=', 'session-ended').execute();
    expect(acts).toEqual([
      { actor: 'lena@example.com', subject: 'lena@example.com' },
      { actor: 'Test admin', subject: 'stranger@example.com' },
    ]);
  });

  it('never takes a cookie alone for a proof, nor that of another window or session', async () => {
    const kim = await signIn('kim');
    await setRole(kim.id, 'owner');
    const needs = async (admin: Admin | null) => (admin ? actAs(admin, () => requireProof('owner')) : null);
    await expect(needs(await kim.who())).rejects.toMatchObject({ code: 'proof-needed' });
    await prove(await kim.who(), kim.proof);
    await needs(await kim.who());
    await expect(needs(await findSession(kim.session, null))).rejects.toMatchObject({ code: 'proof-needed' });
    await expect(needs(await findSession(kim.session, newSecret()))).rejects.toMatchObject({ code: 'proof-needed' });
    // The sign-in is a proof once, for the window that made it.
    await expect(prove(await kim.who(), newSecret())).rejects.toMatchObject({ code: 'proof-needed' });
    const second = await signIn('kim');
    await expect(needs(await findSession(second.session, kim.proof))).rejects.toMatchObject({ code: 'proof-needed' });
    const { db } = await app();
    await db
      .updateTable('session_proofs')
      .set({ proven_at: Date.now() - test.settings.proofMs - 1 })
      .execute();
    await expect(needs(await kim.who())).rejects.toMatchObject({ code: 'proof-needed' });
  });

  it('does not take a sign-in that the provider answered from an older one for a proof', async () => {
    const old = await signIn('old', false);
    await expect(prove(await old.who(), old.proof)).rejects.toMatchObject({ code: 'proof-needed' });
  });

  it('takes a launch key for the proof of who has the machine, once, and of no member', async () => {
    const { dataDir, publicUrl } = test.settings;
    const key = () => new URL(issueLaunchLink({ dataDir, publicUrl })).hash.slice('#key='.length);
    const proof = newSecret();
    const admin: Admin = { ...test.admin, proofHash: hashOfSecret(proof) };
    await expect(actAs(admin, () => requireProof('owner'))).rejects.toMatchObject({ code: 'proof-needed' });
    const once = key();
    await prove(admin, proof, once);
    await actAs(admin, () => requireProof('owner'));
    await expect(prove(admin, newSecret(), once)).rejects.toMatchObject({ code: 'launch-link-invalid' });
    await expect(prove(admin, newSecret(), 'made-up')).rejects.toMatchObject({ code: 'launch-link-invalid' });
    const member = await signIn('mia');
    await expect(prove(await member.who(), newSecret(), key())).rejects.toMatchObject({ code: 'launch-link-invalid' });
  });

  it('records who was not let in, and why', async () => {
    expect(await judge({ iss: issuer, sub: 'x', email: 'x@evil.example' })).toEqual({ refusal: 'domain' });
    const { db } = await app();
    const acts = await db.selectFrom('audit').select(['actor', 'subject']).where('action', '=', 'sign-in-refused').execute();
    expect(acts).toContainEqual({ actor: 'Company sign-in', subject: 'domain' });
  });
});
