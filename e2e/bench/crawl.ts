// How near the crawl comes to what its upstream allows, and what it costs in memory. One line for each figure; exits with 1 when a bar is missed.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { crawlDirectory, crawlPageSize, type Upstream } from '@/lib/server/crawl-directory';
import { mostAtOnce } from '@/lib/users/crawl/pace';
import { buildUsersUrl } from '@/lib/webex/scim-users';
import { finish, report } from './report';
import { startUpstream, takeOwnSettings } from './start-upstream';

const people = 100_000;
const pages = people / crawlPageSize;
const jitter = 0.3;

async function crawlAll(
  upstream: Upstream,
  ms = Number.POSITIVE_INFINITY,
  onRest: () => void = () => undefined,
): Promise<{ users: number; ms: number }> {
  const stop = new AbortController();
  const timer = Number.isFinite(ms) ? setTimeout(() => stop.abort(), ms) : undefined;
  const startedAt = performance.now();
  let users = 0;
  try {
    for await (const page of crawlDirectory(upstream, { signal: stop.signal, onRest })) users += page.users.length;
  } catch (error) {
    if (!stop.signal.aborted) throw error;
  }
  clearTimeout(timer);
  return { users, ms: performance.now() - startedAt };
}

/** What a client does that asks for one page after the other, over a tenth of the pages. */
async function readInTurn({ base, organizationId, token }: Upstream): Promise<number> {
  const startedAt = performance.now();
  for (let page = 0; page < pages / 10; page += 1) {
    const url = buildUsersUrl(base, organizationId, { startIndex: 1 + page * crawlPageSize, count: crawlPageSize });
    await (await fetch(url, { headers: { authorization: `Bearer ${token}` } })).json();
  }
  return (performance.now() - startedAt) * 10;
}

async function warmUp(): Promise<void> {
  const { upstream, stop } = await startUpstream(20_000, 0, 0);
  await crawlAll(upstream);
  stop();
}

async function measureSpeed(latencyMs: number): Promise<void> {
  const { upstream, stop } = await startUpstream(people, latencyMs, jitter);
  const inTurn = await readInTurn(upstream);
  const crawl = await crawlAll(upstream);
  stop();
  if (crawl.users !== people) throw new Error(`${crawl.users} of ${people} users came`);
  const bound = (pages * latencyMs) / mostAtOnce;
  const about = `${Math.round(crawl.ms)} of ${Math.round(bound)} ms, ${mostAtOnce} at once, aim 1.05; one after the other ${Math.round(inTurn)} ms (from a tenth)`;
  report('B3', `crawl-100000-at-${latencyMs}-ms`, crawl.ms / bound, 1.15, about);
}

interface Watch {
  /** Until when Webex asked to wait, in an answer that came, and in one that the crawl has read. */
  named: number;
  heeded: number;
  early: number;
}

/** By the origin of an upstream: requests that left after the crawl was told to wait, before the time that was named. */
const watches = new Map<string, Watch>();

/** Looks at everything that this process sends. */
function watchRequests(): void {
  const send = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const watch = watches.get(new URL(request.url).origin);
    if (watch && Date.now() < watch.heeded) watch.early += 1;
    const response = await send(request);
    const wait = response.headers.get('retry-after');
    if (watch && wait) watch.named = Math.max(watch.named, /^\d+$/.test(wait) ? Date.now() + Number(wait) * 1000 : Date.parse(wait));
    return response;
  };
}

/** Calls that got through, of those that two minutes allow. */
async function measureStorm(retryAfter: string): Promise<void> {
  const perMinute = 300;
  const minutes = 2;
  const { origin, upstream, seen, stop } = await startUpstream(10_000_000, 20, jitter, perMinute, retryAfter);
  const watch: Watch = { named: 0, heeded: 0, early: 0 };
  watches.set(origin, watch);
  await crawlAll(upstream, minutes * 60_000 - 500, () => {
    watch.heeded = watch.named;
  });
  const { early } = watch;
  const { served, refused } = await seen();
  stop();
  const about = `${served} of ${perMinute * minutes} calls, ${refused} refused`;
  report('B8', `storm-retry-after-${retryAfter}`, (perMinute * minutes) / served, 1 / 0.95, about);
  if (retryAfter !== 'absent') report('B8', `early-retries-${retryAfter}`, early, 0, `${early} requests before the named time`);
}

/** The most memory that a program took for so many users, in MiB, in a process of its own. */
function measureMemory(program: string, size: number): number {
  const file = fileURLToPath(new URL(program, import.meta.url));
  const args = ['--conditions=react-server', '--import', 'tsx', file, String(size)];
  const { stdout, status } = spawnSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  if (status !== 0) throw new Error(`${program} did not end`);
  return Number(stdout.trim());
}

function measureGrowth(what: string): void {
  const [few, many] = [measureMemory(`${what}-memory.ts`, 10_000), measureMemory(`${what}-memory.ts`, 1_000_000)];
  const about = `${Math.round(many)} and ${Math.round(few)} MiB at most, bar 64 MiB apart`;
  report('B10', `${what}-memory-1000000-over-10000`, (many - few) / 64, 1, about);
}

const removeSettings = takeOwnSettings();
// A server that has run for a while is what counts.
await warmUp();
await measureSpeed(50);
await measureSpeed(200);
watchRequests();
await Promise.all(['seconds', 'date', 'absent'].map(measureStorm));
for (const what of ['crawl', 'export']) measureGrowth(what);
removeSettings();
finish();
