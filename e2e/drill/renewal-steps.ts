import { expect } from 'vitest';
import type { ConnectionView } from '@/lib/connection';
import { answer, deposit, inOrder, issue, post, type Step, type Trial, toActive } from './trial';

const pause = () => new Promise((done) => setTimeout(done, 20));
const renewal = async (trial: Trial) => (await trial.client.view(trial.id)).renewal;

const begin = async (trial: Trial) => {
  trial.renewal = (await post(trial, '/renewals')).renewal?.id ?? '';
};
const act = (path: string, body?: (trial: Trial) => unknown) => async (trial: Trial) => {
  await post(trial, `/renewals/${trial.renewal}${path}`, body?.(trial) ?? {});
};
const untilPending = async (trial: Trial) => {
  while ((await renewal(trial))?.credential?.status !== 'pending') await pause();
};
const untilProven = async (trial: Trial) => {
  while ((await renewal(trial))?.provenAt === null) await pause();
};
const remember = async (trial: Trial) => {
  const view = await trial.client.view(trial.id);
  trial.old = view.credential?.id ?? '';
  trial.next = view.renewal?.credential?.id ?? '';
};
const abandon = async (trial: Trial) => {
  await trial.client.json('DELETE', `/api/connections/${trial.id}/renewals/${trial.renewal}`);
};

const toBegun = inOrder(toActive, begin);
const toPending = inOrder(toBegun, issue, answer, deposit, untilPending, remember);
const toProven = inOrder(toPending, act('/proof'), untilProven);
const handOver = act('/hand-over', ({ next }) => ({ credentialId: next }));
const toHandedOver = inOrder(toProven, handOver);
const confirmAlive = act('/alive');

/** Whatever was lost, a token can be opened, and it is the one that the view calls the one in use. */
async function openable(trial: Trial): Promise<ConnectionView> {
  const { token } = await trial.client.json<{ token: string }>('POST', `/api/connections/${trial.id}/credential/reveal`, {
    purpose: 'copy',
  });
  expect(token).not.toBe('');
  const view = await trial.client.view(trial.id);
  expect(view.credential?.status, 'there is a token in use').toBe('active');
  return view;
}

/** Wholly before: the old one in use and the new one waiting. Wholly after: one of them, and no renewal. */
async function ended(trial: Trial, kept: 'old' | 'next'): Promise<boolean> {
  const view = await openable(trial);
  const done = view.renewal === null;
  expect(view.credential?.id).toBe(done ? trial[kept] : trial.old);
  if (!done) expect(view.renewal?.credential).toMatchObject({ id: trial.next, status: 'pending' });
  const step = view.progress.find(({ id }) => id === 'configure-okta');
  if (done && kept === 'next') expect(step?.mark).toBe('stated');
  return done;
}

/** The acts of a renewal, during each of which the server is killed. */
export const renewalSteps: readonly Step[] = [
  {
    name: 'renewal begun',
    before: toActive,
    act: begin,
    withinMs: 80,
    done: async (trial) => (await openable(trial)).renewal !== null,
  },
  {
    name: 'new token identified beside the old',
    before: inOrder(toBegun, remember, issue, answer),
    act: inOrder(deposit, untilPending),
    withinMs: 250,
    done: async (trial) => {
      const view = await openable(trial);
      expect(view.credential?.id, 'the old one stays in use').toBe(trial.old);
      if (view.authorization?.status === 'waiting') await deposit(trial);
      await untilPending(trial);
      return view.renewal?.credential?.status === 'pending';
    },
  },
  {
    name: 'new token proven',
    before: toPending,
    act: inOrder(act('/proof'), untilProven),
    withinMs: 500,
    done: async (trial) => {
      const { renewal: open } = await openable(trial);
      expect(open?.credential).toMatchObject({ id: trial.next, status: 'pending' });
      await act('/proof')(trial);
      await untilProven(trial);
      return open?.provenAt !== null;
    },
  },
  {
    name: 'new token handed over',
    before: toProven,
    act: handOver,
    withinMs: 80,
    done: async (trial) => (await openable(trial)).renewal?.handedOver != null,
  },
  {
    name: 'sign of life confirmed',
    before: toHandedOver,
    act: confirmAlive,
    withinMs: 80,
    done: async (trial) => (await openable(trial)).renewal?.signOfLife != null,
  },
  {
    name: 'renewal finished',
    before: inOrder(toHandedOver, confirmAlive),
    act: act('/completion'),
    withinMs: 80,
    done: (trial) => ended(trial, 'next'),
  },
  {
    name: 'renewal given up',
    before: toHandedOver,
    act: abandon,
    withinMs: 80,
    done: (trial) => ended(trial, 'old'),
  },
];
