import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openTestSandbox, type TestSandbox } from '@/lib/sandbox/test-client';
import { app } from './app';
import { openToken } from './credentials';
import { engines, openTestApp, type TestApp } from './test-app';
import { openTestRenewal, type TestRenewal } from './test-renewal';
import { acts, type Model, type Step, start, step } from './test-renewal-model';

const seed = Number(process.env.RENEWAL_SEED ?? Date.now() % 2 ** 31);
const walks = Number(process.env.RENEWAL_WALKS ?? 25);

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error)),
  );

/** What was done, to the connection itself. */
async function perform(rig: TestRenewal, sandbox: TestSandbox, act: Step): Promise<string> {
  const { faults } = sandbox.sandbox;
  const during = async (path: string, fault: Parameters<typeof faults.set>[1], work: () => Promise<unknown>) => {
    faults.set(path, fault);
    const code = await codeOf(work());
    faults.clear(path);
    return code;
  };
  const doing: Readonly<Record<Step, () => Promise<string>>> = {
    start: () => codeOf(rig.start()),
    'sign in': () => codeOf(rig.signIn()),
    'sign in elsewhere': () => codeOf(rig.signIn('wrong-organization')),
    'sign in, refused': () => during('/v1/people/me', { status: 401, headers: { trackingid: 'ROUTER_1' } }, () => rig.signIn()),
    'sign in, unreachable': () => during('/v1/people/me', { status: 503 }, () => rig.signIn()),
    identify: () => codeOf(rig.identify()),
    prove: () => codeOf(rig.prove()),
    'prove, refused': () => during('/identity/scim', { status: 403 }, () => rig.prove()),
    'hand over': () => codeOf(rig.handOver()),
    'Okta writes': async () => {
      await rig.change();
      return codeOf(rig.poll());
    },
    'confirm alive': () => codeOf(rig.confirmAlive()),
    complete: () => codeOf(rig.complete()),
    abandon: () => codeOf(rig.abandon()),
    forget: () => codeOf(rig.forget()),
    'change organization': () => codeOf(rig.changeOrganization()),
    'state tested': () => codeOf(rig.stateTested()),
    'old ends': () => codeOf(rig.endActive()),
  };
  const code = await doing[act]();
  // Looking is what puts a stranded token into use.
  await vi.waitUntil(
    async () => {
      await rig.view();
      const rows = await rig.credentials();
      const old = rows.find(({ status }) => status === 'active');
      return !rows.some(({ status }) => status === 'pending') || (old?.expires_at ?? Number.MAX_SAFE_INTEGER) > Date.now();
    },
    { timeout: 10_000, interval: 5 },
  );
  return code;
}

/** What the database says, in the words of the model. */
async function observe(rig: TestRenewal): Promise<Omit<Model, 'watch' | 'withOkta' | 'forgotten' | 'last'>> {
  const rows = await rig.credentials();
  const renewals = await rig.renewals();
  const of = (status: string) => rows.filter((row) => row.status === status);
  expect([of('active').length, of('pending').length, of('received').length].every((count) => count <= 1)).toBe(true);
  expect(renewals.filter((row) => row.ended_at === null).length).toBeLessThanOrEqual(1);
  for (const row of rows) expect(row.sealed !== null, row.status).toBe(['received', 'active', 'pending'].includes(row.status));
  const [active] = of('active');
  const open = renewals.find((row) => row.ended_at === null);
  const next = rows.find((row) => row.id === open?.new_credential_id)?.status;
  // A pending token always has its renewal.
  expect(of('pending')[0]?.id).toBe(next === 'pending' ? open?.new_credential_id : undefined);
  return {
    active: active ? ((active.expires_at ?? Number.MAX_SAFE_INTEGER) > Date.now() ? 'works' : 'ended') : null,
    received: of('received').length === 1,
    open: open
      ? {
          next: next === 'pending' || next === 'active' ? next : null,
          proven: open.proven_at !== null,
          handedOver: open.handed_over_at !== null,
          alive: open.alive_at !== null,
        }
      : null,
  };
}

const shown = ({ active, received, open }: Model) => ({ active, received, open });

describe.each(engines)(`a renewal on ${'%s'}, whatever is done in whatever order (seed ${seed})`, (engine) => {
  let test: TestApp;
  let sandbox: TestSandbox;

  beforeAll(async () => {
    sandbox = await openTestSandbox();
    test = await openTestApp(engine, { ONRAMP_SANDBOX_URL: sandbox.base, ONRAMP_WEBEX_TIMEOUT_SECONDS: '2' });
  });
  afterAll(async () => {
    await test.close();
    await sandbox.close();
  });

  /** One act, or two at once; then the state is that of one order of them, and each act left one record. */
  async function walk(rig: TestRenewal, model: Model, chosen: readonly Step[]): Promise<Model> {
    const before = await rig.acts();
    const codes = await Promise.all(chosen.map((act) => perform(rig, sandbox, act)));
    const orders =
      chosen.length === 1
        ? [[0]]
        : [
            [0, 1],
            [1, 0],
          ];
    const outcomes = orders.map((order) => {
      let state = model;
      const said: string[] = [];
      const recorded: string[] = [];
      for (const index of order) {
        const outcome = step(state, chosen[index] ?? 'start');
        state = outcome.model;
        said[index] = outcome.code;
        recorded.push(...outcome.records);
      }
      return { state, said, recorded };
    });
    const seen = await observe(rig);
    const records = (await rig.acts()).slice(before.length).map(({ action }) => action);
    const found = outcomes.find(
      ({ state, said, recorded }) => JSON.stringify([shown(state), said, recorded]) === JSON.stringify([seen, codes, records]),
    );
    const [first] = outcomes;
    if (!found)
      expect({ ...seen, codes, records }).toEqual({ ...shown(first?.state ?? model), codes: first?.said, records: first?.recorded });
    if (model.active === 'works' && !chosen.includes('forget')) {
      const { token } = await openToken(await app(), rig.id);
      expect(token).not.toBe('');
    }
    return found?.state ?? model;
  }

  it(`has one token in use, one that waits, one renewal, and never none that works, in ${walks} walks`, { timeout: 300_000 }, async () => {
    const one = fc.constantFrom(...acts).map((act) => [act]);
    const clicks = fc.constantFrom<Step>('start', 'hand over', 'confirm alive', 'complete', 'abandon', 'forget', 'state tested');
    const two = fc.tuple(clicks, clicks).map((pair): Step[] => [...pair]);
    // Most walks go some way along the path before they stray from it.
    const path: readonly Step[] = ['start', 'sign in', 'prove', 'hand over', 'Okta writes', 'complete'];
    const lead = fc.integer({ min: 0, max: path.length }).map((length) => path.slice(0, length).map((act) => [act]));
    const rest = fc.array(fc.oneof({ weight: 4, arbitrary: one }, { weight: 1, arbitrary: two }), { maxLength: 12 });
    let done = 0;
    await fc.assert(
      fc.asyncProperty(fc.boolean(), lead, rest, async (stated, first, more) => {
        const rig = await openTestRenewal(test, sandbox);
        await rig.watch();
        let model = start;
        for (const chosen of [...(stated ? [['state tested'] as const] : []), ...first, ...more]) {
          model = await walk(rig, model, chosen);
          done += 1;
        }
      }),
      { seed, numRuns: walks, endOnFailure: true },
    );
    process.stdout.write(`${engine}: ${walks} walks, ${done} steps (seed ${seed})\n`);
  });
});
