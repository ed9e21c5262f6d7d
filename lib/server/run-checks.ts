import 'server-only';
import type { ConnectionView } from '@/lib/connection';
import { HttpError, type OnrampError, StateError } from '@/lib/errors';
import type { parseListResponse } from '@/lib/scim/list-response';
import { accountStatusOf, lastModifiedOf, licenceCountOf, sourceOf } from '@/lib/scim/user-facts';
import type { CheckId, CheckResult, ExchangeEvidence } from '@/lib/setup/check';
import { judge } from '@/lib/setup/checks';
import { type Answer, type Facts, type PageFacts, type ScimAttempt, workingScim } from '@/lib/setup/facts';
import type { ScimBase } from '@/lib/webex/environments';
import { buildUsersUrl, type UsersQuery } from '@/lib/webex/scim-users';
import { shortenId } from '@/lib/webex/shorten-id';
import { readTokenShape } from '@/lib/webex/token';
import { type App, app } from './app';
import { record } from './audit';
import { requireAdmin } from './auth';
import { viewOf } from './connection-view';
import { type ActiveToken, openToken } from './credentials';
import { type Exchange, ExchangeFailure, targetOf } from './http';
import { publish } from './live';
import { log } from './log';
import { expiryUrl, meUrl, type Read, reachHost, readMe, readTokenExpiry, readUsers } from './webex';

/** Exactly what Okta's *Test API Credentials* asks: okta.md section 2.2; the count is always 2. */
const oktaTest: UsersQuery = { startIndex: 1, count: 2 };
const secondPage: UsersQuery = { startIndex: 3, count: 2 };
/** How many users are looked at for sources and licences; Webex's default page. */
const sample: UsersQuery = { startIndex: 1, count: 100 };

/** Failures after which an older SCIM base is worth a try: this one may not know the token's scope, or not exist. */
const tryOlder: ReadonlySet<OnrampError['code']> = new Set([
  'upstream-forbidden',
  'upstream-not-found',
  'upstream-rejected',
  'search-rejected',
]);

const shownTarget = (url: string, organizationId: string) => targetOf(url).replaceAll(organizationId, shortenId(organizationId));

/** Turns a request into an answer: what it brought, or why it brought nothing, with the evidence either way. */
async function ask<T, V>(target: string, reading: Promise<Read<T>>, toValue: (value: T) => V): Promise<Answer<V> & { requests: number }> {
  const evidence = (exchange: Exchange, problem: OnrampError | null): ExchangeEvidence => ({
    method: 'GET',
    target,
    status: exchange.status,
    ms: exchange.ms,
    trackingId: problem?.trackingId ?? exchange.trackingId,
    problem: problem?.code ?? null,
  });
  try {
    const { value, exchange } = await reading;
    return { exchange: evidence(exchange, null), value: toValue(value), problem: null, said: null, requests: exchange.requests };
  } catch (error) {
    if (!(error instanceof ExchangeFailure)) throw error;
    const { error: problem, exchange } = error;
    const said = problem instanceof HttpError && 'detail' in problem && typeof problem.detail === 'string' ? problem.detail : null;
    return { exchange: evidence(exchange, problem), value: null, problem: problem.code, said, requests: exchange.requests };
  }
}

function toPageFacts(list: ReturnType<typeof parseListResponse>): PageFacts {
  const fromConnector = list.users.filter((user) => sourceOf(user) === 'AD').flatMap((user) => lastModifiedOf(user) ?? []);
  return {
    total: list.totalResults,
    ids: list.users.map((user) => user.id),
    sources: list.users.map(sourceOf),
    licences: list.users.filter((user) => user.active !== false && !accountStatusOf(user).includes('disabled')).map(licenceCountOf),
    newestFromDirectoryConnector: fromConnector.length > 0 ? Math.max(...fromConnector) : null,
  };
}

/** One climb of the ladder: gathers facts in order and reports every rung as soon as it can be judged. */
class Climb {
  requests = 0;
  private facts: Facts;
  private readonly active: ActiveToken;
  private readonly report: (result: CheckResult, requests: number) => Promise<void>;

  constructor(active: ActiveToken, report: (result: CheckResult, requests: number) => Promise<void>) {
    const { credential, environment, token } = active;
    this.active = active;
    this.report = report;
    this.facts = {
      environment,
      // The same as step 3's: no token is opened for another.
      organizationId: credential.organization_id,
      token: readTokenShape(token),
      receivedAt: credential.received_at,
      expiresInSeconds: credential.expires_in_seconds,
      now: Date.now(),
    };
  }

  private async judge(...ids: readonly CheckId[]): Promise<void> {
    for (const id of ids) await this.report(judge(id, this.facts), this.requests);
  }

  private learn(more: Partial<Facts>, requests: number): void {
    this.facts = { ...this.facts, ...more };
    this.requests += requests;
  }

  async run(): Promise<Facts> {
    const { environment, token } = this.active;
    const reach = await ask(
      targetOf(meUrl(environment)),
      reachHost(environment).then((exchange) => ({ value: true as const, exchange, url: '' })),
      (yes) => yes,
    );
    this.learn({ reach }, reach.requests);
    await this.judge('host', 'tls');
    if (reach.value) {
      const me = await ask(targetOf(meUrl(environment)), readMe(environment, token), (person) => person);
      this.learn({ me }, me.requests);
    }
    await this.judge('token', 'not-personal', 'environment', 'organization', 'role');
    const accepted = this.facts.me?.value ?? null;
    if (accepted) {
      const expiry = await ask(targetOf(expiryUrl(environment)), readTokenExpiry(environment, token), (at) => at);
      this.learn({ expiry, now: Date.now() }, expiry.requests);
    }
    await this.judge('expiry');
    const base = accepted ? await this.findScim() : null;
    await this.judge('scim');
    if (base) await this.readPages(base);
    await this.judge('second-page', 'source', 'licences', 'latency');
    return this.facts;
  }

  private page(base: ScimBase, query: UsersQuery) {
    const { token, credential } = this.active;
    const target = `${shownTarget(buildUsersUrl(base, credential.organization_id, query), credential.organization_id)}?startIndex=${query.startIndex}&count=${query.count}`;
    return ask(target, readUsers(base, credential.organization_id, query, token), toPageFacts);
  }

  private async findScim(): Promise<ScimBase | null> {
    let attempts: readonly ScimAttempt[] = [];
    for (const base of this.active.environment.scim) {
      const answer = await this.page(base, oktaTest);
      attempts = [...attempts, { edition: base.dialect === 'scim2' ? 'scim2' : 'classic', answer }];
      this.learn({ scim: attempts }, answer.requests);
      if (answer.value) return base;
      if (!answer.problem || !tryOlder.has(answer.problem)) return null;
    }
    return null;
  }

  private async readPages(base: ScimBase): Promise<void> {
    const first = workingScim(this.facts)?.answer.value;
    if (first && first.total > first.ids.length) {
      const second = await this.page(base, secondPage);
      this.learn({ secondPage: second }, second.requests);
    }
    const looked = await this.page(base, sample);
    this.learn({ sample: looked }, looked.requests);
  }
}

async function climb(opened: App, runId: string, connectionId: string, active: ActiveToken): Promise<void> {
  const results: CheckResult[] = [];
  const ladder = new Climb(active, async (result, requests) => {
    results.push(result);
    await opened.db
      .updateTable('check_runs')
      .set({ results: JSON.stringify(results), requests })
      .where('id', '=', runId)
      .execute();
    publish(connectionId);
  });
  const facts = await ladder.run();
  await opened.db.transaction().execute(async (trx) => {
    await trx.updateTable('check_runs').set({ finished_at: Date.now(), requests: ladder.requests }).where('id', '=', runId).execute();
    const edition = workingScim(facts)?.edition;
    if (edition) {
      await trx
        .updateTable('connections')
        .set({ edition })
        .where('id', '=', connectionId)
        .where('organization_id', '=', active.credential.organization_id)
        .execute();
    }
    const expiresAt = facts.expiry?.value;
    if (expiresAt) {
      await trx
        .updateTable('credentials')
        .set({ expires_at: expiresAt, expiry_source: 'tokenExpiry' })
        .where('id', '=', active.credential.id)
        .execute();
    }
  });
  publish(connectionId);
}

const running = new Map<string, Promise<void>>();

/**
 * Starts the check ladder. Its rungs appear in the connection's view one by one; a ladder that runs already is joined.
 *
 * @throws {StateError} `credential-missing`, `organization-missing`, `not-found`, `not-signed-in`
 */
export async function startChecks(connectionId: string): Promise<ConnectionView> {
  const admin = await requireAdmin();
  const opened = await app();
  if (!running.has(connectionId)) {
    const view = await viewOf(opened, connectionId);
    if (!view.organizationId) throw new StateError('organization-missing', 'step 3 is empty');
    const active = await openToken(opened, connectionId);
    const id = crypto.randomUUID();
    await opened.db.transaction().execute(async (trx) => {
      await trx
        .insertInto('check_runs')
        .values({
          id,
          connection_id: connectionId,
          credential_id: active.credential.id,
          organization_id: active.credential.organization_id,
          started_at: Date.now(),
          finished_at: null,
          requests: 0,
          results: '[]',
          runner: opened.runner,
        })
        .execute();
      await record(trx, { actor: admin.name, action: 'checks-run', connectionId, subject: active.credential.fingerprint });
    });
    const run = climb(opened, id, connectionId, active)
      .catch(async (error: unknown) => {
        log().error({ err: error }, 'the check ladder broke off');
        // A broken run must not look as if it still ran.
        await opened.db.updateTable('check_runs').set({ runner: 'broken' }).where('id', '=', id).execute();
        publish(connectionId);
      })
      .finally(() => running.delete(connectionId));
    running.set(connectionId, run);
  }
  return viewOf(opened, connectionId);
}
