import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { type App, app } from './app';
import { opensCanary, readCanary } from './canary';
import { engineOf } from './db/client';
import { settings } from './env';
import { tokenStates } from './metrics-read';

/** A database that takes longer counts as away. */
const answerWithinMs = 3_000;

/** One part of Onramp. Times are ISO 8601 in UTC. */
interface Part {
  readonly state: string;
  /** When this process first saw it so. */
  readonly since: string;
}

/** How a process fares. No organization, person, token or address is named. */
export interface Status {
  /** `down`: nothing can be done; `degraded`: something waits. */
  readonly state: 'ok' | 'degraded' | 'down';
  readonly startedAt: string;
  readonly database: Part & { readonly engine: 'sqlite' | 'postgres'; readonly tookMs: number };
  readonly key: Part;
  readonly jobs: Part & {
    readonly all: Readonly<Record<string, { readonly state: string; readonly ranAt: string; readonly tookMs: number }>>;
  };
  readonly mail: Part;
  readonly news: Part;
  /** Of how many tokens the end is known, and the first end; `null`: not known. */
  readonly tokens: { readonly known: number; readonly firstEndsAt: string | null } | null;
}

declare global {
  // The address and the start-up hook may be separate bundles.
  var onrampStates: Map<string, { readonly state: string; readonly at: number }> | undefined;
}

const iso = (at: number) => new Date(at).toISOString();

function seen(part: string, state: string, now: number): Part {
  globalThis.onrampStates ??= new Map();
  const before = globalThis.onrampStates.get(part);
  const known = before?.state === state ? before : { state, at: now };
  globalThis.onrampStates.set(part, known);
  return { state, since: iso(known.at) };
}

async function readTokens(opened: App): Promise<Status['tokens']> {
  const ends = (await tokenStates(opened)).flatMap(({ expiresAt }) => (expiresAt === null ? [] : [expiresAt]));
  return { known: ends.length, firstEndsAt: ends.length === 0 ? null : iso(ends.reduce((one, other) => Math.min(one, other))) };
}

async function askDatabase(opened: App) {
  const startedAt = performance.now();
  const asking = Promise.all([readCanary(opened.db), readTokens(opened)]);
  const late = sleep(answerWithinMs, null, { ref: false });
  const answer = await Promise.race([asking.catch(() => null), late]);
  const tookMs = Math.round((performance.now() - startedAt) * 10) / 10;
  if (answer === null) return { state: 'away', key: 'not-known', tokens: null, tookMs };
  const [canary, tokens] = answer;
  return { state: 'ok', key: canary !== undefined && opensCanary(opened.keys, canary) ? 'ok' : 'another', tokens, tookMs };
}

function readJobs({ pulses }: App, now: number): Status['jobs'] {
  const failing = [...pulses.values()].some(({ failedSince }) => failedSince !== null);
  const all = [...pulses].map(([name, { ranAt, tookMs, failedSince }]): [string, Status['jobs']['all'][string]] => [
    name,
    { state: failedSince === null ? 'ok' : 'failing', ranAt: iso(ranAt), tookMs },
  ]);
  return { ...seen('jobs', failing ? 'failing' : 'ok', now), all: Object.fromEntries(all.sort()) };
}

function readNews({ wire }: App, now: number): Part {
  if (wire === null) return seen('news', 'in-process', now);
  return { state: wire.state(), since: iso(wire.since()) };
}

/**
 * How this process fares, part by part. Answers within some seconds whatever is away.
 *
 * @param now epoch milliseconds.
 */
export async function readStatus(now: number): Promise<Status> {
  const opened = await app();
  const { state, key, tokens, tookMs } = await askDatabase(opened);
  const jobs = readJobs(opened, now);
  const news = readNews(opened, now);
  const down = state === 'away' || key === 'another';
  return {
    state: down ? 'down' : jobs.state === 'failing' || news.state === 'away' ? 'degraded' : 'ok',
    startedAt: iso(now - Math.round(process.uptime() * 1000)),
    database: { ...seen('database', state, now), engine: engineOf(opened.db), tookMs },
    key: seen('key', key, now),
    jobs,
    mail: seen('mail', settings().mail === null ? 'off' : 'configured', now),
    news,
    tokens,
  };
}
