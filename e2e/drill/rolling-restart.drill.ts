import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { type Replicas, startReplicas } from '@/e2e/replicas';
import { drillKey, organizationIdOf } from './client';

const windows = 6;
/** Each of the two processes is stopped and started so often. */
const rounds = Number(process.env.DRILL_RESTARTS || 2);
/** From one sign-in link of a window to its next: all together stay below what Onramp allows in a while. */
const everyMs = 1_200;

let replicas: Replicas;
beforeAll(async () => {
  replicas = await startReplicas(inject('postgresUrl'), 3140, { ONRAMP_DRAIN_SECONDS: '1' });
});
afterAll(() => replicas.close());

interface Load {
  acknowledged: number;
  readonly failures: string[];
  /** The last token of each connection that was acknowledged. */
  readonly last: Map<string, string>;
}

/** One window that signs in again and again: a link, the answer, the deposit. */
async function keepDepositing(load: Load, until: AbortSignal): Promise<void> {
  const { client, answerOf } = replicas;
  const { id } = await client.json<{ id: string }>('POST', '/api/connections', { environment: 'sandbox' });
  await client.json('PATCH', `/api/connections/${id}`, { organizationId: organizationIdOf(drillKey) });
  while (!until.aborted) {
    const next = sleep(everyMs * (0.75 + Math.random() / 2));
    try {
      const { url } = await client.json<{ url: string }>('POST', `/api/connections/${id}/authorizations`, {});
      const address = await answerOf(url);
      await client.json('POST', '/api/deposit', { address });
      load.acknowledged += 1;
      load.last.set(id, new URLSearchParams(address.split('#')[1]).get('access_token') ?? '');
    } catch (error) {
      load.failures.push(String(error));
    }
    await next;
  }
}

/** How many tokens the record says came in. */
async function countKept(): Promise<number> {
  const database = new pg.Client({ connectionString: replicas.databaseUrl });
  await database.connect();
  const { rows } = await database.query<{ kept: string }>("select count(*)::int as kept from audit where action = 'token-received'");
  await database.end();
  return Number(rows[0]?.kept);
}

it('loses no deposit and fails none while one process after the other is restarted', async () => {
  const load: Load = { acknowledged: 0, failures: [], last: new Map() };
  const over = new AbortController();
  const work = Promise.all(Array.from({ length: windows }, () => keepDepositing(load, over.signal)));
  const codes: (number | null)[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const index of [0, 1] as const) {
      codes.push(await replicas.restart(index));
      await sleep(everyMs);
    }
  }
  over.abort();
  await work;
  const lost: string[] = [];
  const kept = await countKept();
  for (const [id, token] of load.last) {
    for (let tries = 0; (await replicas.client.view(id)).credential?.status !== 'active' && tries < 250; tries += 1) await sleep(20);
    const revealed = await replicas.client.json<{ token: string }>('POST', `/api/connections/${id}/credential/reveal`, { purpose: 'copy' });
    if (revealed.token !== token) lost.push(id);
  }
  process.stdout.write(
    `rolling restart: ${codes.length} restarts, ${load.acknowledged} deposits (${replicas.balancer.answered.join(' and ')} requests), ` +
      `${load.failures.length} failed, ${load.acknowledged - kept + lost.length} lost\n`,
  );
  expect(kept).toBe(load.acknowledged);
  expect([load.failures, lost, codes]).toEqual([[], [], codes.map(() => 0)]);
  expect(load.acknowledged).toBeGreaterThan(codes.length * windows);
  expect(replicas.output()).not.toMatch(/"level":"error"|did not end well/);
});
