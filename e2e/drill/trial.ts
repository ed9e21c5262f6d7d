import type { ConnectionView } from '@/lib/connection';
import { type Client, drillKey, organizationIdOf } from './client';

export const organizationId = organizationIdOf(drillKey);

/** One connection that is brought to an act, and killed during it. */
export interface Trial {
  readonly client: Client;
  /** The connection, once there is one. */
  id: string;
  /** The sign-in link's answer, once there is one. */
  address: string;
  /** The token in use, and the one that waits beside it, once there are some. */
  old: string;
  next: string;
  /** The renewal, once there is one. */
  renewal: string;
}

export interface Step {
  readonly name: string;
  /** Brings the connection to just before the act. */
  readonly before: (trial: Trial) => Promise<void>;
  /** The act during which the server is killed. Resolves when it was acknowledged. */
  readonly act: (trial: Trial) => Promise<void>;
  /** Longest time in milliseconds, counted from the act's start, at which the kill comes. */
  readonly withinMs: number;
  /** What the restarted server may say: whether the act is wholly done. Throws when it is neither. */
  readonly done: (trial: Trial) => Promise<boolean>;
}

export const post = (trial: Trial, path: string, body: unknown = {}) =>
  trial.client.json<ConnectionView>('POST', `/api/connections/${trial.id}${path}`, body);

export const create = async (trial: Trial) => {
  trial.id = (await trial.client.json<ConnectionView>('POST', '/api/connections', { environment: 'sandbox' })).id;
};
const setOrganizationOf = (key: string) => async (trial: Trial) => {
  await trial.client.json('PATCH', `/api/connections/${trial.id}`, { organizationId: organizationIdOf(key) });
};
export const setOrganization = setOrganizationOf(drillKey);
export const issue = async (trial: Trial) => {
  const { url } = await trial.client.json<{ url: string }>('POST', `/api/connections/${trial.id}/authorizations`, {});
  trial.address = url;
};
const answerIn = (key: string) => async (trial: Trial) => {
  trial.address = await trial.client.answerOf(trial.address, key);
};
export const answer = answerIn(drillKey);
export const deposit = async (trial: Trial) => {
  await trial.client.json('POST', '/api/deposit', { address: trial.address });
};
export const untilActive = async (trial: Trial) => {
  for (let view = await trial.client.view(trial.id); view.credential?.status !== 'active'; view = await trial.client.view(trial.id)) {
    // Nobody presses anything: looking at the connection is enough.
    if (!view.credential) throw new Error(`the credential is gone: ${JSON.stringify(view.authorization)}`);
    await new Promise((done) => setTimeout(done, 20));
  }
};
export const untilChecked = async (trial: Trial) => {
  while ((await trial.client.view(trial.id)).checkRun?.finishedAt === null) await new Promise((done) => setTimeout(done, 20));
};

export const inOrder =
  (...acts: ((trial: Trial) => Promise<void>)[]) =>
  async (trial: Trial) => {
    for (const act of acts) await act(trial);
  };
export const toActiveIn = (key: string) => inOrder(create, setOrganizationOf(key), issue, answerIn(key), deposit, untilActive);
export const toActive = toActiveIn(drillKey);
