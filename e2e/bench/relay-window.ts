// How soon the window that waits on one process hears of a token that another process took. Exits with 1 when a bar is missed.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Client, organizationIdOf } from '@/e2e/drill/client';
import { startReplicas } from '@/e2e/replicas';
import setupPostgres from '@/lib/server/db/postgres.setup';
import { finish, report } from './report';

const port = 3130;
const rounds = 120;
const warmUp = 10;
/** What a screen needs to show anything. */
const frameMs = 1000 / 60;
/** So long without news, and nothing of the round before is on its way any more. */
const quietMs = 60;
const bar = 2;
const longestMs = 100;

const now = () => performance.now();
const sorted = (values: readonly number[]) => [...values].sort((one, other) => one - other);
const part = (values: readonly number[], share: number) =>
  sorted(values)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** The moments at which a stream told of a change. */
function listenTo(response: Response): { readonly told: number[]; readonly next: (since: number) => Promise<number> } {
  const told: number[] = [];
  let wake = () => {};
  const read = async () => {
    for await (const chunk of response.body ?? []) {
      if (!Buffer.from(chunk).includes('event: changed')) continue;
      told.push(now());
      wake();
    }
  };
  void read().catch(() => undefined);
  const next = async (since: number): Promise<number> => {
    for (;;) {
      const at = told.find((moment) => moment >= since);
      if (at !== undefined) return at;
      await new Promise<void>((done) => {
        wake = done;
      });
    }
  };
  return { told, next };
}

interface Times {
  /** From sending the POST to the event. */
  readonly whole: number[];
  /** From the reply to the event; 0 when it came before. */
  readonly after: number[];
}

/** Times rounds of one POST and the event that it sets off. @param prepare brings everything to just before it. */
async function time(stream: Response, prepare: () => Promise<() => Promise<unknown>>): Promise<Times> {
  const { told, next } = listenTo(stream);
  const times: Times = { whole: [], after: [] };
  for (let round = 0; round < warmUp + rounds; round += 1) {
    const send = await prepare();
    while (now() - (told.at(-1) ?? 0) < quietMs) await pause(quietMs / 2);
    const sentAt = now();
    const [answeredAt, heardAt] = await Promise.all([send().then(now), next(sentAt)]);
    if (round < warmUp) continue;
    times.whole.push(heardAt - sentAt);
    times.after.push(Math.max(0, heardAt - answeredAt));
  }
  return times;
}

async function timeBare(): Promise<Times> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('bare-relay.mjs', import.meta.url))], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { value } = await createInterface(child.stdout)[Symbol.asyncIterator]().next();
  const origin = `http://127.0.0.1:${value}`;
  const times = await time(await fetch(origin), async () => () => fetch(origin, { method: 'POST', body: '{}' }));
  child.kill();
  return times;
}

async function timeOnramp(postgresUrl: string): Promise<Times> {
  const replicas = await startReplicas(postgresUrl, port);
  // The window waits on the one, the token comes to the other.
  replicas.balancer.steer(() => 0);
  const { client } = replicas;
  const { id } = await client.json<{ id: string }>('POST', '/api/connections', { environment: 'sandbox' });
  await client.json('PATCH', `/api/connections/${id}`, { organizationId: organizationIdOf('clean') });
  const other = new Client(replicas.ports[1]);
  const stream = await client.send('GET', `/api/connections/${id}/events`);
  const times = await time(stream, async () => {
    const { url } = await client.json<{ url: string }>('POST', `/api/connections/${id}/authorizations`, {});
    const address = await replicas.answerOf(url);
    return async () => {
      const { status } = await other.send('POST', '/api/deposit', { address });
      if (status !== 204) throw new Error(`the deposit was answered with ${status}`);
    };
  });
  await replicas.close();
  return times;
}

let stopPostgres = async () => {};
try {
  stopPostgres = await setupPostgres({
    provide: (_name, url) => {
      process.env.BENCH_POSTGRES = String(url);
    },
  });
  const onramp = await timeOnramp(process.env.BENCH_POSTGRES ?? '');
  const bare = await timeBare();
  const floor = part(bare.whole, 0.5) + frameMs;
  const ms = (value: number) => `${value.toFixed(1)} ms`;
  const [usual, longest] = [part(onramp.after, 0.5) + frameMs, part(onramp.after, 0.99) + frameMs];
  const whole = `the request itself took ${ms(part(onramp.whole, 0.5) - part(onramp.after, 0.5))}`;
  report(
    'B7',
    'other-window',
    usual / floor,
    bar,
    `${ms(usual)} after the deposit’s reply, bare relay ${ms(floor)}, a frame in both; ${whole}`,
  );
  report('B7', 'other-window-p99-of-100ms', longest / longestMs, 1, `${ms(longest)}, bare relay ${ms(part(bare.whole, 0.99) + frameMs)}`);
} finally {
  await stopPostgres();
}
finish();
