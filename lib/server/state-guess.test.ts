import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OnrampError } from '@/lib/errors';
import { listenSandbox } from '@/lib/sandbox/listen';
import { organizationOf } from '@/lib/sandbox/test-client';
import { app } from './app';
import { depositReply, issueAuthorization } from './authorizations';
import { changeConnection, createConnection } from './connections';
import { newSecret } from './secret';
import { openTestApp, type TestApp } from './test-app';

/** Texts that differ from a state in one place, each place in turn, and some that differ in more. */
function mutantsOf(state: string): string[] {
  const signs = 'AaBbZz059-_';
  const changed = [...state].flatMap((sign, at) =>
    [...signs].filter((other) => other !== sign).map((other) => state.slice(0, at) + other + state.slice(at + 1)),
  );
  const others = [
    state.slice(1),
    state.slice(0, -1),
    `${state}A`,
    `${state}=`,
    state.toLowerCase(),
    state.toUpperCase(),
    [...state].reverse().join(''),
  ];
  return [...changed, ...others.filter((other) => other !== state), ...Array.from({ length: 300 }, newSecret)];
}

describe('a state that is guessed', () => {
  let test: TestApp;
  let sandbox: Awaited<ReturnType<typeof listenSandbox>>;
  beforeAll(async () => {
    sandbox = await listenSandbox({});
    test = await openTestApp('sqlite', { ONRAMP_SANDBOX_URL: sandbox.base });
  });
  afterAll(async () => {
    await test.close();
    await sandbox.close();
  });

  it('is never the right one, writes nothing, and leaves the right one as it was', { timeout: 60_000 }, async () => {
    const organization = organizationOf('clean');
    const { url } = await test.asAdmin(async () => {
      const { id } = await createConnection('sandbox');
      await changeConnection(id, { organizationId: organization.organizationId });
      return issueAuthorization(id);
    });
    const form = new URLSearchParams(new URL(url).search);
    form.set('account', organization.accounts[0]?.key ?? '');
    const reply = await fetch(url.split('?', 1)[0] ?? '', { method: 'POST', body: form, redirect: 'manual' });
    const address = reply.headers.get('location') ?? '';
    const state = new URLSearchParams(address.split('#')[1]).get('state') ?? '';
    expect(state).toMatch(/^[\w-]{43}$/);
    const { db } = await app();
    const rows = async () =>
      JSON.stringify([
        await db.selectFrom('authorizations').selectAll().execute(),
        await db.selectFrom('credentials').selectAll().execute(),
        await db.selectFrom('audit').selectAll().execute(),
      ]);
    const before = await rows();
    const mutants = mutantsOf(state);
    expect(mutants.length).toBeGreaterThan(700);
    const codes = new Map<string, number>();
    for (const mutant of mutants) {
      const code = await depositReply(address.replace(state, mutant)).then(
        () => 'accepted',
        (error: unknown) => (error instanceof OnrampError ? error.code : String(error)),
      );
      codes.set(code, (codes.get(code) ?? 0) + 1);
    }
    expect([...codes.keys()]).toEqual(['authorization-unknown']);
    expect(await rows()).toBe(before);
    await depositReply(address);
    expect(await db.selectFrom('credentials').selectAll().execute()).toHaveLength(1);
  });
});
