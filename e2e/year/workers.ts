import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Order } from './order';

/** A Node process of its own that does what Onramp does by itself, at the times that it is told. */
export interface Worker {
  readonly name: string;
  /** Resolves when the round is over, or the process with it. */
  readonly round: (order: Order) => Promise<void>;
  /** As a power cut would. */
  readonly kill: () => void;
  readonly isAlive: () => boolean;
  readonly stop: () => Promise<void>;
}

const file = fileURLToPath(new URL('./worker.ts', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));

/** @throws {Error} it ended before it was ready. */
export async function startWorker(name: string, env: Readonly<Record<string, string>>): Promise<Worker> {
  const child = fork(file, [], {
    cwd: root,
    execArgv: ['--conditions=react-server', '--import', 'tsx'],
    env: { NODE_ENV: 'production', ...(process.env.PATH ? { PATH: process.env.PATH } : {}), ...env, YEAR_WORKER: name },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const isAlive = () => child.exitCode === null && child.signalCode === null;
  const exited = once(child, 'exit');
  const answer = async () => {
    const over = new AbortController();
    const message = once(child, 'message', { signal: over.signal }).catch(() => undefined);
    await Promise.race([message, exited]);
    over.abort();
  };
  await answer();
  if (!isAlive()) throw new Error('a worker ended before it was ready');
  return {
    name,
    isAlive,
    round: async (order) => {
      const answered = answer();
      // Killed a moment ago, its channel may be closed before its end is heard of, which then is the answer.
      child.send(order, () => undefined);
      await answered;
      if (!isAlive() && child.signalCode !== 'SIGKILL') throw new Error(`worker ${name} ended by itself`);
    },
    kill: () => void child.kill('SIGKILL'),
    stop: async () => {
      if (child.connected) child.disconnect();
      await exited;
    },
  };
}
