import { vi } from 'vitest';
import { organizationOf, type TestSandbox } from '@/lib/sandbox/test-client';
import { app } from './app';
import { actAs } from './auth';
import { depositReply, issueAuthorization } from './authorizations';
import { changeConnection, createConnection, setStatement } from './connections';
import { forgetToken, revealToken } from './credentials';
import { identifyAgain } from './identify';
import { placeOf } from './places';
import { abandonRenewal, completeRenewal, handOver, startRenewal } from './renewals';
import { startProof } from './run-checks';
import type { Act } from './test-history-model';
import type { HistoryPlace } from './test-history-place';
import { open } from './vault';

/** What an act came to: its code, or `ok`. */
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error)),
  );

/** What the database holds, with every token opened. */
export interface Held {
  readonly active: readonly string[];
  readonly pending: readonly string[];
  readonly received: readonly string[];
  readonly openRenewals: number;
  readonly reveals: readonly [number, number];
}

/** A connection to an organization of the sandbox, with two admins who work on it. */
export async function openHistory(place: HistoryPlace, sandbox: TestSandbox) {
  const { faults } = sandbox.sandbox;
  const as = <T>(by: number, work: () => Promise<T>) => place.live(() => actAs(place.admins()[by === 0 ? 0 : 1], work));
  const { organizationId, accounts } = organizationOf('clean');
  const { id } = await as(0, async () => changeConnection((await createConnection('sandbox')).id, { organizationId }));
  /** The addresses of the links that were made, in order. */
  const links: string[] = [];
  const replies = new Map<string, string>();
  const renewals = async () =>
    (await app()).db.selectFrom('renewals').selectAll().where('connection_id', '=', id).orderBy('started_at').execute();
  const renewal = async () => {
    const all = await renewals();
    const row = all.find(({ ended_at }) => ended_at === null) ?? all.at(-1);
    return { id: row?.id ?? crypto.randomUUID(), next: row?.new_credential_id ?? crypto.randomUUID() };
  };
  const prove = async () => {
    const { id: renewalId, next } = await renewal();
    await startProof(id, renewalId);
    const { db } = await app();
    const runs = () => db.selectFrom('check_runs').select('finished_at').where('credential_id', '=', next).execute();
    await vi.waitUntil(async () => (await runs()).every(({ finished_at }) => finished_at !== null), { timeout: 15_000, interval: 5 });
  };
  const finish = async () => {
    const codes = [await codeOf(prove())];
    const { id: renewalId, next } = await renewal();
    codes.push(await codeOf(handOver(id, renewalId, next)), await codeOf(completeRenewal(id, renewalId)));
    return codes.join(' ');
  };
  const work = (act: Act): Promise<string> => {
    if (act.do === 'finish') return finish();
    if (act.do === 'deposit') return codeOf(depositReply(replies.get(act.token) ?? ''));
    if (act.do === 'confirm') return codeOf(identifyAgain(id));
    if (act.do === 'reveal') return codeOf(revealToken(id, 'reveal'));
    if (act.do === 'replace') return codeOf(startRenewal(id));
    if (act.do === 'abandon') return codeOf(renewal().then((row) => abandonRenewal(id, row.id)));
    if (act.do === 'state tested') return codeOf(setStatement(id, 'okta-tested', true));
    if (act.do === 'forget') return codeOf(forgetToken(id));
    const isAlive = place.isAlive();
    return codeOf(issueAuthorization(id).then(({ url }) => (isAlive() ? links.push(url) : undefined)));
  };
  return {
    linksMade: () => links.length,
    /** Signs in with a link, whatever became of it. @returns the token that Webex would give; nothing of it is known to Onramp yet. */
    signIn: async (link: number): Promise<string> => {
      const url = new URL(links[link] ?? '');
      const form = new URLSearchParams(url.search);
      form.set('account', accounts[0]?.key ?? '');
      const reply = await fetch(url.origin + url.pathname, { method: 'POST', body: form, redirect: 'manual' });
      const address = reply.headers.get('location') ?? '';
      const token = new URLSearchParams(address.split('#')[1]).get('access_token') ?? '';
      replies.set(token, address);
      return token;
    },
    perform: (act: Act, by: number): Promise<string> => as(by, () => work(act)),
    /** Nobody was told of the links that were made from this one on. */
    forgetLinksFrom: (number: number) => {
      links.length = number;
    },
    /** Webex does not say whose token it is, so that what is deposited stays as it came. */
    silence: () => faults.set('/v1/people/me', { status: 403 }),
    /** It does again, once nobody waits for the answer any more. */
    listen: async () => {
      await as(0, () => identifyAgain(id)).catch(() => undefined);
      faults.clear();
    },
    held: async (): Promise<Held> => {
      const { db, keys } = await app();
      const rows = await db.selectFrom('credentials').selectAll().where('connection_id', '=', id).execute();
      const shown = db.selectFrom('audit').select('actor').where('connection_id', '=', id).where('action', '=', 'token-revealed');
      const actors = (await shown.execute()).map(({ actor }) => actor);
      const of = (status: string) => rows.filter((row) => row.status === status).map((row) => open(keys, placeOf(row), row.sealed ?? ''));
      const sealed = rows.filter((row) => row.sealed !== null).length;
      const held = { active: of('active'), pending: of('pending'), received: of('received') };
      if (sealed !== held.active.length + held.pending.length + held.received.length) throw new Error('a token is kept that nobody uses');
      return {
        ...held,
        openRenewals: (await renewals()).filter(({ ended_at }) => ended_at === null).length,
        reveals: [actors.filter((actor) => actor === 'Ada').length, actors.filter((actor) => actor === 'Grace').length],
      };
    },
  };
}

export type TestHistory = Awaited<ReturnType<typeof openHistory>>;
