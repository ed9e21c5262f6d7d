import type { CheckRunView } from '@/lib/connection';
import type { CheckStatus } from '@/lib/setup/check';

/** What the latest ladder of a connection came to. */
export interface LastCheck {
  /** `unproven`: nothing failed, but users could not be read or the organization not be told. */
  readonly state: 'running' | 'stopped' | 'failed' | 'warned' | 'unproven' | 'passed';
  /** Failures or warnings, whichever `state` is about. */
  readonly count: number;
  /** Epoch milliseconds. */
  readonly at: number;
  /** It is about another token or organization than today’s, or older than a day. */
  readonly stale: boolean;
}

const proofs = ['organization', 'scim'] as const;

/** Sums a run up in one state; `null`: there was none. */
export function lastCheckOf(
  run: Pick<CheckRunView, 'startedAt' | 'finishedAt' | 'interrupted' | 'stale' | 'results'> | null,
): LastCheck | null {
  if (!run) return null;
  const told = { count: 0, at: run.finishedAt ?? run.startedAt, stale: run.stale };
  if (run.interrupted) return { ...told, state: 'stopped' };
  if (run.finishedAt === null) return { ...told, state: 'running' };
  const count = (status: CheckStatus) => run.results.filter((result) => result.status === status).length;
  if (count('fail') > 0) return { ...told, state: 'failed', count: count('fail') };
  const proven = proofs.every((id) => run.results.some((result) => result.id === id && result.status === 'pass'));
  if (!proven) return { ...told, state: 'unproven' };
  return count('warn') > 0 ? { ...told, state: 'warned', count: count('warn') } : { ...told, state: 'passed' };
}

const ranks: Readonly<Record<LastCheck['state'], number>> = { running: 0, passed: 1, warned: 2, stopped: 3, unproven: 4, failed: 5 };

/** How bad it is, to sort by: the more the worse, and within a state the count. */
export const rankOf = ({ state, count }: LastCheck): number => ranks[state] * 1000 + count;
