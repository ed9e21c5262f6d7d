import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listenSandbox } from '@/lib/sandbox/listen';
import { app, closeApp } from '@/lib/server/app';
import { record } from '@/lib/server/audit';
import { purgeAudit } from '@/lib/server/audit-retention';
import { createConnection, getConnection } from '@/lib/server/connections';
import { revealToken } from '@/lib/server/credentials';
import { engines, openTestApp, type TestApp } from '@/lib/server/test-app';
import { connectSandbox } from '@/lib/server/test-connection';
import { GET } from './route';

const scraperToken = 'a-scraper-token-for-tests-only-0123456789';

interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** Reads the text format 0.0.4 strictly: every sample's family has its HELP and TYPE before it, and no series comes twice. */
function readSamples(text: string): Sample[] {
  if (!text.endsWith('\n')) throw new Error('the last line does not end');
  const types = new Map<string, string>();
  const seen = new Set<string>();
  const unescaped = (value: string) => value.replace(/\\(.)/g, (_all, sign: string) => (sign === 'n' ? '\n' : sign));
  return text.split('\n').flatMap((line) => {
    const type = /^# TYPE ([a-z_]+) (counter|gauge)$/.exec(line);
    if (type) types.set(type[1] ?? '', type[2] ?? '');
    if (line === '' || line.startsWith('# ')) return [];
    const sample = /^([a-z_]+)(?:\{((?:[a-z_]+="(?:[^"\\]|\\.)*",?)*)\})? (-?[\d.]+(?:e[+-]?\d+)?)$/.exec(line);
    const name = sample?.[1] ?? '';
    if (!sample || !types.has(name) || seen.has(`${name}${sample[2]}`)) throw new Error(`not a sample: ${line}`);
    if (types.get(name) === 'counter' && !name.endsWith('_total')) throw new Error(`not the name of a counter: ${name}`);
    seen.add(`${name}${sample[2]}`);
    const labels = [...(sample[2] ?? '').matchAll(/([a-z_]+)="((?:[^"\\]|\\.)*)"/g)].map(([, key, value]) => [key, unescaped(value ?? '')]);
    return [{ name, labels: Object.fromEntries(labels), value: Number(sample[3]) }];
  });
}

async function scrape(headers: Record<string, string> = { authorization: `Bearer ${scraperToken}` }): Promise<Response> {
  return GET(new Request('http://localhost:3000/metrics', { headers: { host: 'localhost:3000', ...headers } }), {
    params: Promise.resolve({}),
  });
}

async function samplesOf(name: string): Promise<Sample[]> {
  return readSamples(await (await scrape()).text()).filter((sample) => sample.name === name);
}

describe('the metrics’ address', () => {
  let test: TestApp;
  afterEach(() => test.close());

  it('is none when no token is set', async () => {
    test = await openTestApp('sqlite');
    expect((await scrape()).status).toBe(404);
  });

  it.each([
    ['nothing', {}],
    ['another token', { authorization: 'Bearer another-token-of-the-same-length-0123456789' }],
    ['a part of it', { authorization: `Bearer ${scraperToken.slice(0, -1)}` }],
    ['more than it', { authorization: `Bearer ${scraperToken}x` }],
    ['another scheme', { authorization: `Basic ${scraperToken}` }],
    ['an empty token', { authorization: 'Bearer ' }],
    ['a cookie only', { cookie: `onramp.session=${scraperToken}` }],
  ])('refuses who shows %s', async (_what, headers) => {
    test = await openTestApp('sqlite', { ONRAMP_METRICS_TOKEN: scraperToken });
    const reply = await scrape(headers);
    expect([reply.status, reply.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="metrics"']);
    expect(await reply.text()).not.toContain('onramp_');
  });

  it('answers to no other host, and to no other site’s page', async () => {
    test = await openTestApp('sqlite', { ONRAMP_METRICS_TOKEN: scraperToken });
    const authorization = `Bearer ${scraperToken}`;
    expect((await scrape({ authorization, host: 'evil.example' })).status).toBe(421);
    expect((await scrape({ authorization, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  });
});

/** Pieces of a token's secret part; what follows it names the organization, which is no secret. */
const secretParts = (token: string) => token.split('_')[0]?.match(/.{12}/g) ?? [token];

describe.each(engines)('the metrics on %s', (engine) => {
  let test: TestApp;
  let sandbox: Awaited<ReturnType<typeof listenSandbox>>;

  beforeEach(async () => {
    sandbox = await listenSandbox({});
    test = await openTestApp(engine, { ONRAMP_SANDBOX_URL: sandbox.base, ONRAMP_METRICS_TOKEN: scraperToken });
  });
  afterEach(async () => {
    await test.close();
    await sandbox.close();
  });

  it('say when a token ends, also once Onramp was made to forget it', async () => {
    const { id } = await connectSandbox(test, 'clean');
    const { credential, name } = await test.asAdmin(() => getConnection(id));
    const labels = { connection: id, name, environment: 'sandbox' };
    const end = (credential?.expiresAt ?? 0) / 1000;
    const days = (end - Date.now() / 1000) / 86_400;
    expect(await samplesOf('onramp_token_expiry_timestamp_seconds')).toEqual([
      { name: 'onramp_token_expiry_timestamp_seconds', labels, value: end },
    ]);
    expect((await samplesOf('onramp_token_days_left'))[0]?.value).toBeCloseTo(days, 2);
    const ends = async () => (await samplesOf('onramp_token_expiry_timestamp_seconds')).map(({ value }) => value);
    const { db } = await app();
    const gone = { status: 'forgotten', sealed: null } as const;
    await db
      .updateTable('credentials')
      .set({ ...gone, forgotten_at: Date.now() })
      .execute();
    expect(await ends()).toEqual([end]);
    // What never was in use, Okta does not hold.
    await db
      .updateTable('credentials')
      .set({ ...gone, forgotten_at: null })
      .execute();
    expect(await ends()).toEqual([]);
  });

  it('say nothing of an end or a check that is not known', async () => {
    await test.asAdmin(() => createConnection('commercial'));
    const names = new Set(readSamples(await (await scrape()).text()).map(({ name }) => name));
    expect(names).toEqual(new Set(['onramp_build_info', 'onramp_audit_records_total']));
  });

  it('say how a connection is, one state of four', async () => {
    const { id } = await connectSandbox(test, 'clean');
    await (await app()).db
      .insertInto('connection_health')
      .values({
        connection_id: id,
        credential_id: null,
        state: 'degraded',
        reason: 'scim-reachable',
        since: 0,
        checked_at: null,
        next_at: 0,
        failures: 1,
        trouble_since: null,
        alarms: '{}',
        lease_holder: null,
        lease_until: 0,
      })
      .onConflict((conflict) => conflict.column('connection_id').doUpdateSet({ state: 'degraded' }))
      .execute();
    const found = await samplesOf('onramp_connection_health');
    expect(Object.fromEntries(found.map(({ labels, value }) => [labels.state, value]))).toEqual({
      healthy: 0,
      degraded: 1,
      quarantined: 0,
      expired: 0,
    });
  });

  it('keep a name with every sign in it apart from the format', async () => {
    const { id } = await connectSandbox(test, 'clean');
    const name = 'A "quoted" \\ name\n# TYPE evil gauge\nevil{x="y"} 1';
    await (await app()).db.updateTable('connections').set({ name }).where('id', '=', id).execute();
    const found = await samplesOf('onramp_token_days_left');
    expect(found.map(({ labels }) => labels.name)).toEqual([name]);
    expect(await samplesOf('evil')).toEqual([]);
  });

  it('count acts over restarts and over the removal of old ones', async () => {
    const { db } = await app();
    const counted = async () => (await samplesOf('onramp_audit_records_total')).find(({ labels }) => labels.action === 'signed-out')?.value;
    const before = Date.now() - 500 * 86_400_000;
    // Before the sign-in that the test began with: only the oldest records are removed.
    const overriding = sql.raw(engine === 'postgres' ? 'overriding system value' : '');
    const old = [-3, -2, -1].map((id) => sql`(${id}, ${before}, 'Ada', 'signed-out')`);
    await sql`insert into audit (id, at, actor, action) ${overriding} values ${sql.join(old)}`.execute(db);
    await record(db, { actor: 'Ada', action: 'signed-out' });
    expect(await counted()).toBe(4);
    await closeApp();
    expect(await counted()).toBe(4);
    expect(await purgeAudit(await app(), Date.now(), new AbortController().signal)).toBe(3);
    expect(await counted()).toBe(4);
  });

  it('count notices by kind, channel and how far they came', async () => {
    const { id } = await connectSandbox(test, 'clean');
    const { db } = await app();
    const channel = crypto.randomUUID();
    await db
      .insertInto('channels')
      .values({
        id: channel,
        connection_id: null,
        kind: 'webhook',
        address: 'https://hooks.example.com/secret-path',
        sealed_secret: null,
        time_zone: 'UTC',
        enabled: 1,
        created_by: 'Ada',
        created_at: 0,
      })
      .execute();
    const notice = {
      connection_id: id,
      channel_id: channel,
      kind: 'reminder',
      facts: '{}',
      created_at: 0,
      attempts: 1,
      next_at: 0,
      tried_at: 0,
      delivered_at: null,
      detail: null,
      lease_holder: null,
      lease_until: 0,
    };
    await db
      .insertInto('notices')
      .values([
        { ...notice, id: '1', subject: '30', status: 'delivered' },
        { ...notice, id: '2', subject: '14', status: 'delivered' },
        { ...notice, id: '3', subject: '7', status: 'failed' },
      ])
      .execute();
    const found = await samplesOf('onramp_notices');
    expect(found.map(({ labels, value }) => [labels.kind, labels.channel, labels.status, value]).sort()).toEqual([
      ['reminder', 'webhook', 'delivered', 2],
      ['reminder', 'webhook', 'failed', 1],
    ]);
    expect(await (await scrape()).text()).not.toContain('hooks.example.com');
  });

  it('hold no token, no fingerprint, nobody’s name and no organization', async () => {
    const { id, token } = await connectSandbox(test, 'clean');
    const { credential } = await test.asAdmin(() => getConnection(id));
    await test.asAdmin(() => revealToken(id, 'reveal'));
    const text = await (await scrape()).text();
    expect(text).toContain('token-revealed');
    for (const part of secretParts(token)) expect(text).not.toContain(part);
    const hidden = [scraperToken, credential?.fingerprint, credential?.signedInAs, credential?.organizationId, 'Test admin'];
    for (const value of hidden) expect(text).not.toContain(value ?? 'missing');
  });

  it('bear a thousand connections in one scrape', async () => {
    const { db } = await app();
    const now = Date.now();
    const organizationId = crypto.randomUUID();
    const ids = Array.from({ length: 1_000 }, () => crypto.randomUUID());
    for (let start = 0; start < ids.length; start += 200) {
      const part = ids.slice(start, start + 200);
      await db
        .insertInto('connections')
        .values(
          part.map((id) => ({
            id,
            name: `Customer ${id.slice(0, 4)}`,
            environment: 'commercial',
            organization_id: organizationId,
            edition: null,
            stated_edition: null,
            created_by: 'Ada',
            created_at: now,
            updated_at: now,
          })),
        )
        .execute();
      await db
        .insertInto('credentials')
        .values(
          part.map((id) => ({
            id: crypto.randomUUID(),
            connection_id: id,
            authorization_id: null,
            environment: 'commercial',
            status: 'active',
            sealed: null,
            fingerprint: '00000000',
            organization_id: organizationId,
            signed_in_as: null,
            received_at: now,
            expires_in_seconds: null,
            expires_at: now + 86_400_000,
            expiry_source: 'tokenExpiry',
            identify_problem: null,
            forgotten_at: null,
          })),
        )
        .execute();
    }
    const began = performance.now();
    const samples = readSamples(await (await scrape()).text());
    expect(performance.now() - began).toBeLessThan(2_000);
    expect(samples.filter(({ name }) => name === 'onramp_token_days_left')).toHaveLength(1_000);
  });
});
