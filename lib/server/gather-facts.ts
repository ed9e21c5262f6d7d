import 'server-only';
import type { OnrampError } from '@/lib/errors';
import type { CheckId, CheckResult } from '@/lib/setup/check';
import { judge } from '@/lib/setup/checks';
import { type Facts, type ScimAttempt, workingScim } from '@/lib/setup/facts';
import type { ScimBase } from '@/lib/webex/environments';
import { buildUsersUrl, type UsersQuery } from '@/lib/webex/scim-users';
import { shortenId } from '@/lib/webex/shorten-id';
import { readTokenShape } from '@/lib/webex/token';
import { answerOf } from './answer';
import type { ActiveToken } from './credentials';
import { targetOf } from './http';
import { joined, moreSamples, sampleSize, toPageFacts } from './scim-sample';
import { expiryUrl, meUrl, reachHost, readMe, readTokenExpiry, readUsers } from './webex';

/** Exactly what Okta's *Test API Credentials* asks; its count is always 2. Source: docs.delinea.com, Okta SCIM endpoint reference, seen 2026-11. */
const oktaTest: UsersQuery = { startIndex: 1, count: 2 };
const secondPage: UsersQuery = { startIndex: 3, count: 2 };

/** Failures after which an older SCIM base is worth a try: this one may not know the token's scope, or not exist. */
const tryOlder: ReadonlySet<OnrampError['code']> = new Set([
  'upstream-forbidden',
  'upstream-not-found',
  'upstream-rejected',
  'search-rejected',
]);

type Question = 'reach' | 'me' | 'expiry' | 'scim' | 'secondPage' | 'sample';

/** What is to be asked before a rung can be judged, in this order. A question is asked once, whoever needs it. */
const needs: Readonly<Record<CheckId, readonly Question[]>> = {
  host: ['reach'],
  tls: ['reach'],
  token: ['me'],
  'not-personal': ['me'],
  environment: ['me'],
  organization: ['me'],
  role: ['me'],
  expiry: ['expiry'],
  scim: ['scim'],
  'second-page': ['scim', 'secondPage'],
  source: ['sample'],
  licences: ['sample'],
  latency: ['me', 'scim'],
};

/** Where a page of users is read, as it is shown: host and path, with the organization ID shortened. */
function shownTarget(base: ScimBase, organizationId: string, { startIndex, count }: UsersQuery): string {
  const target = targetOf(buildUsersUrl(base, organizationId, { startIndex, count }));
  return `${target.replaceAll(organizationId, shortenId(organizationId))}?startIndex=${startIndex}&count=${count}`;
}

/** The SCIM base that an earlier run found working, told by the address that its result shows. */
export function provenBase({ environment, credential }: ActiveToken, results: readonly CheckResult[]): ScimBase | null {
  const scim = results.find((result) => result.id === 'scim');
  if (scim?.status !== 'pass') return null;
  return environment.scim.find((base) => shownTarget(base, credential.organization_id, oktaTest) === scim.exchange?.target) ?? null;
}

/** Asks Webex what the rungs need, and judges them one by one. */
export class FactFinder {
  requests = 0;
  facts: Facts;
  private readonly asked = new Set<Question>();
  private base: ScimBase | null;
  private readonly active: ActiveToken;

  /** @param base the SCIM base that is known to work, when only some rungs are asked. */
  constructor(active: ActiveToken, base: ScimBase | null = null) {
    const { credential, environment, token } = active;
    this.active = active;
    this.base = base;
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

  /** Judges one rung, after asking what it needs and was not asked yet. */
  async judge(id: CheckId): Promise<CheckResult> {
    for (const question of needs[id]) {
      if (this.asked.has(question)) continue;
      this.asked.add(question);
      await this.questions[question]();
    }
    this.learn({ now: Date.now() }, 0);
    return judge(id, this.facts);
  }

  private learn(more: Partial<Facts>, requests: number): void {
    this.facts = { ...this.facts, ...more };
    this.requests += requests;
  }

  /** What came before failed, so there is no use in asking. What was not asked stands in nobody's way. */
  private isRefused(): boolean {
    const { reach, me } = this.facts;
    return reach?.value === null || me?.value === null || (this.asked.has('me') && !me);
  }

  private readonly questions: Readonly<Record<Question, () => Promise<void>>> = {
    reach: async () => {
      const { environment } = this.active;
      const reading = reachHost(environment).then((exchange) => ({ value: true as const, exchange, url: '' }));
      const reach = await answerOf(targetOf(meUrl(environment)), reading, (yes) => yes);
      this.learn({ reach }, reach.requests);
    },
    me: async () => {
      if (this.facts.reach?.value === null) return;
      const { environment, token } = this.active;
      const me = await answerOf(targetOf(meUrl(environment)), readMe(environment, token), (person) => person);
      this.learn({ me }, me.requests);
    },
    expiry: async () => {
      if (this.isRefused()) return;
      const { environment, token } = this.active;
      const expiry = await answerOf(targetOf(expiryUrl(environment)), readTokenExpiry(environment, token), (at) => at);
      this.learn({ expiry }, expiry.requests);
    },
    scim: async () => {
      if (!this.isRefused()) await this.findScim();
    },
    secondPage: async () => {
      const first = workingScim(this.facts)?.answer.value;
      if (!this.base || !first || first.total <= first.ids.length) return;
      const second = await this.page(this.base, secondPage);
      this.learn({ secondPage: second }, second.requests);
    },
    sample: async () => {
      if (this.base) await this.readSample(this.base);
    },
  };

  private page(base: ScimBase, query: UsersQuery) {
    const { token, credential } = this.active;
    const { organization_id: id } = credential;
    return answerOf(shownTarget(base, id, query), readUsers(base, id, query, token), toPageFacts);
  }

  private async findScim(): Promise<void> {
    let attempts: readonly ScimAttempt[] = [];
    this.base = null;
    for (const base of this.active.environment.scim) {
      const answer = await this.page(base, oktaTest);
      attempts = [...attempts, { edition: base.dialect === 'scim2' ? 'scim2' : 'classic', answer }];
      this.learn({ scim: attempts }, answer.requests);
      if (answer.value) this.base = base;
      if (answer.value || !answer.problem || !tryOlder.has(answer.problem)) return;
    }
  }

  /** Three pages at most, of which the first must succeed: the others only add to it. */
  private async readSample(base: ScimBase): Promise<void> {
    const first = await this.page(base, { startIndex: 1, count: sampleSize });
    this.learn({ sample: first }, first.requests);
    if (!first.value || first.value.ids.length < sampleSize) return;
    let value = first.value;
    for (const startIndex of moreSamples(first.value.total)) {
      const more = await this.page(base, { startIndex, count: sampleSize });
      if (more.value) value = joined(value, more.value);
      this.learn({ sample: { ...first, value } }, more.requests);
      if (!more.value) return;
    }
  }
}
