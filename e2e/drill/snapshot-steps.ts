import { expect } from 'vitest';
import type { SnapshotPage, SnapshotView } from '@/lib/users/snapshot';
import { inOrder, type Step, type Trial, toActive } from './trial';

const path = (trial: Trial, rest: string) => `/api/connections/${trial.id}/${rest}`;
export const snapshotOf = (trial: Trial) => trial.client.json<SnapshotView>('GET', path(trial, 'snapshot'));

export const turnOn = async (trial: Trial) => {
  await trial.client.json('PUT', path(trial, 'snapshot'), {});
};
const turnOff = async (trial: Trial) => {
  await trial.client.json('DELETE', path(trial, 'snapshot'));
};
const crawl = async (trial: Trial) => {
  await trial.client.json('POST', path(trial, 'crawl'), {});
};

/** Longer than the lease of a process that died, and than a crawl that goes on takes. */
const patienceMs = 5 * 60_000;

/** Waits until a crawl has ended and none runs. */
export async function untilCrawled(trial: Trial): Promise<SnapshotView> {
  const until = Date.now() + patienceMs;
  for (;;) {
    const view = await snapshotOf(trial);
    if (view.crawl && view.crawl.status !== 'running') return view;
    if (Date.now() > until) throw new Error(`no crawl came to its end: ${JSON.stringify(view)}`);
    await new Promise((done) => setTimeout(done, 250));
  }
}

const waitForCrawl = async (trial: Trial) => void (await untilCrawled(trial));

/** What is shown is whole: as many users as the snapshot says, each once. */
async function expectWhole(trial: Trial): Promise<SnapshotView> {
  const view = await snapshotOf(trial);
  if (view.generation === 0) {
    expect((await trial.client.send('GET', path(trial, 'snapshot/users?limit=200'))).status).toBe(409);
    return view;
  }
  const { rows, total } = await trial.client.json<SnapshotPage>('GET', path(trial, 'snapshot/users?limit=200'));
  expect(total).toBe(view.total);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(total);
  return view;
}

/** The acts of a snapshot, during each of which the server is killed. The organization has 25 users and its administrator's own. */
export const snapshotSteps: readonly Step[] = [
  {
    name: 'snapshot turned on and crawled',
    before: toActive,
    act: inOrder(turnOn, waitForCrawl),
    withinMs: 150,
    done: async (trial) => {
      const before = await expectWhole(trial);
      if (!before.on) await turnOn(trial);
      const after = await untilCrawled(trial);
      expect(after.crawl?.status, 'the crawl went on by itself').toBe('done');
      await expectWhole(trial);
      return before.generation > 0;
    },
  },
  {
    name: 'snapshot replaced by a newer one',
    before: inOrder(toActive, turnOn, waitForCrawl),
    act: inOrder(crawl, waitForCrawl),
    withinMs: 150,
    done: async (trial) => {
      const before = await expectWhole(trial);
      expect(before.generation).toBeGreaterThan(0);
      const after = await untilCrawled(trial);
      await expectWhole(trial);
      return after.generation > 1;
    },
  },
  {
    name: 'snapshot deleted',
    before: inOrder(toActive, turnOn, waitForCrawl),
    act: turnOff,
    withinMs: 60,
    done: async (trial) => {
      const { on } = await snapshotOf(trial);
      if (on) await expectWhole(trial);
      return !on;
    },
  },
];
