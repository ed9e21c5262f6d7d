import { vi } from 'vitest';
import { organizationOf, scimPath, type TestSandbox } from '@/lib/sandbox/test-client';
import { app } from './app';
import { startArrivals, stopArrivals } from './arrivals';
import { pollArrivals } from './arrivals-ask';
import { depositReply, issueAuthorization } from './authorizations';
import { changeConnection, getConnection, setStatement } from './connections';
import { forgetToken } from './credentials';
import { identifyAgain } from './identify';
import { abandonRenewal, completeRenewal, confirmAlive, handOver, startRenewal } from './renewals';
import { startProof } from './run-checks';
import type { TestApp } from './test-app';
import { connectSandbox } from './test-connection';

const patchSchema = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';
const userSchema = 'urn:ietf:params:scim:schemas:core:2.0:User';
/** An organization that no account of the tests belongs to. */
const elsewhere = '0b7f4c55-52c9-4c3a-8a4e-7a1c1d0f9e21';

/** What a renewal is done with in tests: a connection in the sandbox, whose admin and Okta do what they are told. */
export async function openTestRenewal(test: TestApp, sandbox: TestSandbox) {
  const { id, token } = await connectSandbox(test, 'clean');
  const { db } = await app();
  let serial = 0;
  const write = async (method: string, path: string, body: unknown): Promise<string> => {
    const reply = await sandbox.send(method, scimPath('clean', path), token, body);
    return (await reply.json()).id;
  };
  const userId = await write('POST', 'Users', {
    schemas: [userSchema],
    userName: `renewal-${crypto.randomUUID()}@${organizationOf('clean').domain}`,
    displayName: 'Ada Byron',
    externalId: '00uAda',
  });
  const view = () => test.asAdmin(() => getConnection(id));
  const renewals = () => db.selectFrom('renewals').selectAll().where('connection_id', '=', id).orderBy('started_at').execute();
  const credentials = () => db.selectFrom('credentials').selectAll().where('connection_id', '=', id).execute();
  /** The renewal that is open, else the last one, else none that exists. */
  const renewalId = async () => {
    const all = await renewals();
    return (all.find((row) => row.ended_at === null) ?? all.at(-1))?.id ?? crypto.randomUUID();
  };
  const answer = async (organization = 'clean') => {
    const { url } = await test.asAdmin(() => issueAuthorization(id));
    const form = new URLSearchParams(new URL(url).search);
    form.set('account', organizationOf(organization).accounts[0]?.key ?? '');
    const reply = await fetch(url.split('?', 1)[0] ?? '', { method: 'POST', body: form, redirect: 'manual' });
    return reply.headers.get('location') ?? '';
  };
  const prove = async (renewal?: string) => {
    await test.asAdmin(async () => startProof(id, renewal ?? (await renewalId())));
    // Not by the view: while a newer token is being identified, it says nothing of the one that is proven.
    await vi.waitUntil(
      async () => {
        const runs = await db.selectFrom('check_runs').select(['finished_at', 'runner']).where('connection_id', '=', id).execute();
        return runs.every((run) => run.finished_at !== null || run.runner === 'broken');
      },
      { timeout: 15_000, interval: 10 },
    );
  };
  return {
    id,
    view,
    renewals,
    credentials,
    renewalId,
    start: () => test.asAdmin(() => startRenewal(id)),
    /** Signs in and lets Webex say whose token it is. @param organization whose administrator signs in. */
    signIn: async (organization = 'clean') => {
      await depositReply(await answer(organization));
      await test.asAdmin(() => identifyAgain(id));
    },
    identify: () => test.asAdmin(() => identifyAgain(id)),
    prove,
    handOver: async () => {
      const row = (await renewals()).at(-1);
      return test.asAdmin(() => handOver(id, row?.id ?? crypto.randomUUID(), row?.new_credential_id ?? crypto.randomUUID()));
    },
    confirmAlive: async () => test.asAdmin(async () => confirmAlive(id, await renewalId())),
    complete: async () => test.asAdmin(async () => completeRenewal(id, await renewalId())),
    abandon: async () => test.asAdmin(async () => abandonRenewal(id, await renewalId())),
    forget: () => test.asAdmin(() => forgetToken(id)),
    stateTested: () => test.asAdmin(() => setStatement(id, 'okta-tested', true)),
    /** Changes the organization of step 3, and changes it back. */
    changeOrganization: () =>
      test.asAdmin(async () => {
        await changeConnection(id, { organizationId: elsewhere });
        await changeConnection(id, { organizationId: organizationOf('clean').organizationId });
      }),
    /** The token in use ends, as far as Onramp knows. */
    endActive: () =>
      db
        .updateTable('credentials')
        .set({ expires_at: Date.now() - 1 })
        .where('connection_id', '=', id)
        .where('status', '=', 'active')
        .execute(),
    /** Takes the baseline and stops, so that a test asks when it wants to. */
    watch: async () => {
      await test.asAdmin(() => startArrivals(id));
      await vi.waitUntil(async () => (await view()).arrivals?.status === 'watching', { timeout: 15_000, interval: 10 });
      await test.asAdmin(() => stopArrivals(id));
    },
    /** Okta changes a user. */
    change: () =>
      write('PATCH', `Users/${userId}`, {
        schemas: [patchSchema],
        Operations: [{ op: 'replace', path: 'title', value: `Countess ${++serial}` }],
      }),
    poll: async () => pollArrivals(await app(), id),
    acts: async () =>
      (await db.selectFrom('audit').select(['action', 'actor', 'subject']).where('connection_id', '=', id).orderBy('id').execute()).filter(
        ({ action }) => action.startsWith('renewal-'),
      ),
  };
}

export type TestRenewal = Awaited<ReturnType<typeof openTestRenewal>>;
