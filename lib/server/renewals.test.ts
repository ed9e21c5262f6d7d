import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openTestSandbox, type TestSandbox } from '@/lib/sandbox/test-client';
import { app } from './app';
import { openToken, revealToken } from './credentials';
import { heldTokens } from './held-tokens';
import { handOver } from './renewals';
import { startChecks } from './run-checks';
import { engines, openTestApp, type TestApp } from './test-app';
import { openTestRenewal, type TestRenewal } from './test-renewal';
import { listTimelineActs } from './token-timeline';

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
  );

describe.each(engines)('a renewal on %s', (engine) => {
  let test: TestApp;
  let sandbox: TestSandbox;

  beforeAll(async () => {
    sandbox = await openTestSandbox();
    test = await openTestApp(engine, { ONRAMP_SANDBOX_URL: sandbox.base, ONRAMP_WEBEX_TIMEOUT_SECONDS: '2' });
  });
  afterEach(() => sandbox.sandbox.faults.clear());
  afterAll(async () => {
    await test.close();
    await sandbox.close();
  });

  const climb = async (rig: TestRenewal) => {
    await test.asAdmin(() => startChecks(rig.id));
    await vi.waitUntil(async () => (await rig.view()).checkRun?.finishedAt, { timeout: 15_000, interval: 10 });
  };
  /** A connection whose setup is done, with a renewal whose token Okta holds. */
  const handedOver = async () => {
    const rig = await openTestRenewal(test, sandbox);
    await climb(rig);
    await rig.stateTested();
    await rig.watch();
    await rig.start();
    await rig.signIn();
    await rig.prove();
    await rig.handOver();
    return rig;
  };
  const step = async (rig: TestRenewal, id: string) => (await rig.view()).progress.find((state) => state.id === id);

  it('takes no mark of the guide away, neither while it is open nor afterwards', async () => {
    const rig = await openTestRenewal(test, sandbox);
    await climb(rig);
    await rig.stateTested();
    const { progress: before, checkRun, credential: old } = await rig.view();
    for (const act of [rig.start, rig.signIn, rig.prove, rig.handOver, rig.confirmAlive]) {
      await act();
      const now = await rig.view();
      expect(now.progress).toEqual(before);
      expect([now.checkRun?.id, now.credential?.id]).toEqual([checkRun?.id, old?.id]);
    }
    await rig.complete();
    const after = await rig.view();
    expect(after.progress.map(({ id, mark, done }) => ({ id, mark, done }))).toEqual(
      before.map(({ id, mark, done }) => ({ id, mark, done })),
    );
    expect(after.credential?.id).not.toBe(old?.id);
    expect(after.checkRun?.id).not.toBe(checkRun?.id);
  });

  it('leaves the ladder of the guide as it was when it is given up', async () => {
    const rig = await openTestRenewal(test, sandbox);
    await climb(rig);
    const { checkRun } = await rig.view();
    await rig.start();
    await rig.signIn();
    await rig.prove();
    await rig.abandon();
    expect((await rig.view()).checkRun).toEqual(checkRun);
    expect(await step(rig, 'verify')).toMatchObject({ mark: 'verified' });
  });

  it('reveals the token that was asked for, and records which', async () => {
    const rig = await handedOver();
    const { credential: old, renewal } = await rig.view();
    const next = renewal?.credential;
    const reveal = (credentialId?: string) => test.asAdmin(() => revealToken(rig.id, 'reveal', credentialId));
    expect(await reveal()).not.toBe(await reveal(next?.id));
    const { db } = await app();
    const recorded = await db
      .selectFrom('audit')
      .select('subject')
      .where('connection_id', '=', rig.id)
      .where('action', '=', 'token-revealed')
      .orderBy('id')
      .execute();
    expect(recorded.map(({ subject }) => subject)).toEqual([old?.fingerprint, next?.fingerprint]);
    await rig.complete();
    expect(await codeOf(reveal(old?.id))).toBe('credential-missing');
  });

  it('asks Webex for everything else with the old token until the end', async () => {
    const rig = await handedOver();
    const { credential: old, renewal } = await rig.view();
    expect((await openToken(await app(), rig.id)).credential.id).toBe(old?.id);
    await rig.complete();
    expect((await openToken(await app(), rig.id)).credential.id).toBe(renewal?.credential?.id);
  });

  it('takes only what comes after the new token was saved for a sign of life', async () => {
    const rig = await openTestRenewal(test, sandbox);
    await rig.watch();
    await rig.start();
    await rig.signIn();
    await rig.prove();
    await rig.change();
    await rig.handOver();
    await rig.poll();
    expect(await rig.view()).toMatchObject({ arrivals: { counts: { updated: 1 } }, renewal: { stage: 'alive', signOfLife: null } });
    await rig.change();
    await rig.poll();
    expect((await rig.view()).renewal).toMatchObject({ stage: 'finish', signOfLife: { from: 'change', kind: 'updated' } });
    // What was seen is not replaced by a word.
    await rig.confirmAlive();
    expect((await rig.view()).renewal?.signOfLife?.from).toBe('change');
    expect((await rig.acts()).at(-1)).toEqual({ action: 'renewal-alive', actor: 'Onramp', subject: 'a user was updated' });
  });

  it('keeps the admin’s word apart from what was seen', async () => {
    const rig = await handedOver();
    await rig.confirmAlive();
    expect((await rig.view()).renewal?.signOfLife).toMatchObject({ from: 'word', by: 'Test admin' });
    expect((await rig.acts()).at(-1)).toEqual({ action: 'renewal-alive', actor: 'Test admin', subject: 'as they saw in Okta' });
  });

  it('begins again at the proof when a newer token comes', async () => {
    const rig = await handedOver();
    const first = (await rig.view()).renewal?.credential;
    await rig.signIn();
    const { renewal } = await rig.view();
    expect(renewal).toMatchObject({ stage: 'prove', provenAt: null, handedOver: null, checkRun: null });
    expect(renewal?.credential?.id).not.toBe(first?.id);
    await rig.prove();
    // A window that still shows the first one may not hand it over.
    const stale = test.asAdmin(async () => handOver(rig.id, renewal?.id ?? '', first?.id ?? ''));
    expect(await codeOf(stale)).toBe('renewal-not-ready');
    expect((await rig.credentials()).find(({ id }) => id === first?.id)).toMatchObject({ status: 'replaced', sealed: null });
  });

  it('lets the new token in at once when Webex itself refused the old one, and not when a proxy did', async () => {
    for (const [headers, status] of [
      [{}, 'pending'],
      [{ trackingid: 'ROUTER_1' }, 'active'],
    ] as const) {
      const rig = await openTestRenewal(test, sandbox);
      await rig.stateTested();
      sandbox.sandbox.faults.set('/v1/people/me', { status: 401, headers });
      await climb(rig);
      sandbox.sandbox.faults.clear();
      await rig.start();
      await rig.signIn();
      expect((await rig.view()).renewal).toMatchObject({ stage: 'prove', credential: { status } });
    }
  });

  it('puts the token that waits into use when the old one ends meanwhile, with the word that Okta holds it', async () => {
    const rig = await handedOver();
    const next = (await rig.view()).renewal?.credential?.id;
    await rig.endActive();
    await vi.waitUntil(async () => (await rig.view()).credential?.id === next, { timeout: 10_000, interval: 10 });
    expect(await rig.view()).toMatchObject({ renewal: { stage: 'alive', credential: { status: 'active' } } });
    expect(await step(rig, 'configure-okta')).toMatchObject({ mark: 'stated', done: true });
    await rig.abandon();
    expect((await rig.view()).credential?.id).toBe(next);
  });

  it('remembers the token that Okta holds when everything is forgotten', async () => {
    const rig = await handedOver();
    const next = (await rig.view()).renewal?.credential?.id;
    await rig.forget();
    const rows = await rig.credentials();
    expect(rows.every(({ sealed }) => sealed === null)).toBe(true);
    expect(rows.filter(({ status }) => status === 'forgotten').map(({ id }) => id)).toEqual([next]);
  });

  it('is also begun when no token is kept any more, and then the new one is in use at once', async () => {
    const rig = await openTestRenewal(test, sandbox);
    await rig.forget();
    await rig.start();
    await rig.signIn();
    expect(await rig.view()).toMatchObject({ credential: { status: 'active' }, renewal: { stage: 'prove' } });
  });

  it('has the token that Okta holds reminded of, whichever it is', async () => {
    const rig = await openTestRenewal(test, sandbox);
    const held = async () =>
      (
        await heldTokens((await app()).db)
          .where('held.connection_id', '=', rig.id)
          .execute()
      ).map(({ id }) => id);
    const { credential: old } = await rig.view();
    for (const act of [rig.start, rig.signIn, rig.prove]) {
      await act();
      expect(await held()).toEqual([old?.id]);
    }
    const next = (await rig.view()).renewal?.credential;
    for (const act of [rig.handOver, rig.confirmAlive, rig.complete]) {
      await act();
      expect(await held()).toEqual([next?.id]);
    }
  });

  it('opens no renewal for a token that was never given to Okta', async () => {
    const rig = await openTestRenewal(test, sandbox);
    const { credential: first } = await rig.view();
    await rig.signIn();
    const { credential, renewal } = await rig.view();
    expect(renewal).toBeNull();
    expect(credential?.id).not.toBe(first?.id);
  });

  it('may have its ladder climbed beside that of the token in use', async () => {
    const rig = await openTestRenewal(test, sandbox);
    await rig.start();
    await rig.signIn();
    await Promise.all([climb(rig), rig.prove()]);
    const { checkRun, renewal } = await rig.view();
    expect(renewal?.stage).toBe('hand-over');
    expect([checkRun?.stale, renewal?.checkRun?.stale]).toEqual([false, false]);
    expect(checkRun?.id).not.toBe(renewal?.checkRun?.id);
  });

  it('is told in the timeline of the token that it made', async () => {
    const rig = await handedOver();
    await rig.confirmAlive();
    await rig.complete();
    const view = await rig.view();
    const acts = await test.asAdmin(() => listTimelineActs(view));
    expect(acts.map(({ action }) => action)).toEqual([
      'renewal-started',
      'token-received',
      'renewal-handed-over',
      'renewal-alive',
      'token-retired',
      'renewal-completed',
    ]);
  });
});
