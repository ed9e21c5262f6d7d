import type { ConnectionFacts } from '@/lib/connection';
import { resultOf } from './known';

/** How many users there were, when, and who counted. */
export interface UsersCount {
  readonly total: number;
  readonly at: number;
  readonly by: 'check' | 'watch';
}

/** A number of users as the check over SCIM says it; {@link usersCountOf} reads it again. */
export const usersToday = (total: number): string => `${total.toLocaleString('en')} ${total === 1 ? 'user' : 'users'} today.`;

type Counted = Pick<ConnectionFacts, 'checkRun' | 'arrivals'>;

function countOfCheck(view: Counted): UsersCount | null {
  const result = resultOf(view, 'scim');
  const written = result?.status === 'pass' ? /^(\d[\d,]*) users? today\./.exec(result.detail ?? '')?.[1] : undefined;
  return result && written ? { total: Number(written.replaceAll(',', '')), at: result.at, by: 'check' } : null;
}

/**
 * How many users the organization had when somebody last counted: the check over SCIM, or the watch over arrivals when it began.
 * `null`: nobody did. What the watch saw since is not added; a user may have been there before.
 */
export function usersCountOf(view: Counted): UsersCount | null {
  const baseline = view.arrivals?.baseline;
  const watched: UsersCount | null = baseline ? { total: baseline.total, at: baseline.at, by: 'watch' } : null;
  const checked = countOfCheck(view);
  if (!watched || !checked) return watched ?? checked;
  return checked.at >= watched.at ? checked : watched;
}
