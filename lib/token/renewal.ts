import type { ArrivalKind } from '@/lib/setup/arrivals';
import type { CheckResult } from '@/lib/setup/check';
import { isWebexRefusal } from '@/lib/setup/refusal';

/** The stages of a renewal, in their order. */
export const renewalStages = ['capture', 'prove', 'hand-over', 'alive', 'finish'] as const;

/** One of {@link renewalStages}. */
export type RenewalStage = (typeof renewalStages)[number];

/** What is known of a renewal that is open. Times are epoch milliseconds. */
export interface RenewalFacts {
  /** The new token: `null` until one came. `received`: Webex was not asked yet whose it is. `active`: the old one was of no more use. */
  readonly newToken: 'received' | 'pending' | 'active' | null;
  /** When the check ladder let the new token through. */
  readonly provenAt: number | null;
  /** When the admin said that Okta saved it. */
  readonly handedOverAt: number | null;
  /** When the first sign of life came. */
  readonly aliveAt: number | null;
}

/** Where a renewal stands. A newer token begins again at `prove`, so nothing is said of a token that was true of another. */
export function stageOf({ newToken, provenAt, handedOverAt, aliveAt }: RenewalFacts): RenewalStage {
  if (newToken === null || newToken === 'received') return 'capture';
  if (provenAt === null) return 'prove';
  if (handedOverAt === null) return 'hand-over';
  return aliveAt === null ? 'alive' : 'finish';
}

/** The number of a stage, from 1. */
export const stageNumber = (stage: RenewalStage): number => renewalStages.indexOf(stage) + 1;

/**
 * Whether a finished ladder lets a token through to Okta. The same that step 5 asks for, so that a token that is renewed does not take its
 * mark away.
 */
export function letsThrough(results: readonly Pick<CheckResult, 'id' | 'status'>[]): boolean {
  const passed = (id: CheckResult['id']) => results.some((result) => result.id === id && result.status === 'pass');
  return passed('scim') && passed('organization') && results.every(({ status }) => status !== 'fail');
}

/** Whether Webex itself refused the token in a ladder, see {@link isWebexRefusal}. */
export function isRefused(results: readonly Pick<CheckResult, 'id' | 'status' | 'exchange'>[]): boolean {
  return results.some((result) => result.id === 'token' && isWebexRefusal(result));
}

/** What speaks for it that Okta works with the new token, and since when. */
export type SignOfLife =
  /** A user whom Okta keeps was changed after the new token was saved. With which token is not known: Webex does not say. */
  | { readonly from: 'change'; readonly kind: ArrivalKind; readonly at: number }
  /** The admin's word. */
  | { readonly from: 'word'; readonly by: string; readonly at: number };

/** A change in the directory, as far as it may be a sign of life. Times are epoch milliseconds. */
interface Change {
  /** In Webex's words; `null` when Webex did not tell. */
  readonly source: string | null;
  readonly happenedAt: number;
  readonly seenAt: number;
}

/**
 * Whether a change may stand for Okta's work with the new token. Both clocks must say that it came afterwards, so that a clock that is off
 * makes the sign late, not wrong. What another source than Okta is named for does not count.
 */
export const isSignOfLife = ({ source, happenedAt, seenAt }: Change, handedOverAt: number): boolean =>
  (source === null || source === 'OKTA') && happenedAt > handedOverAt && seenAt > handedOverAt;
