import { type CheckId, type CheckResult, checkIds } from '@/lib/setup/check';
import { isWebexRefusal } from '@/lib/setup/refusal';

/**
 * What a ladder, or the clock, says about a connection. `refused`: Webex itself refused the token. `failed`: Webex answered, and what it said
 * stops Okta. `unreachable`: Webex could not be asked; that is Onramp's network or a bad hour at Webex, and says nothing about Okta.
 */
export type Observation =
  | { readonly kind: 'fine' }
  | { readonly kind: 'ended' }
  | { readonly kind: 'refused' | 'unreachable' | 'failed'; readonly reason: CheckId };

/** Rungs that stop Okta when they fail. The others only look at users, who wait. */
const stoppers: ReadonlySet<CheckId> = new Set([
  'host',
  'tls',
  'token',
  'not-personal',
  'environment',
  'organization',
  'role',
  'expiry',
  'scim',
]);

/** Rungs without which nothing is known: not to know them is a fault as well. */
const essential: ReadonlySet<CheckId> = new Set(['host', 'tls', 'token', 'scim']);

/** A failed answer without Webex's tracking id may be that of a proxy, which stands before every connection. */
const isNobodysWord = ({ id, status, exchange }: CheckResult) =>
  id === 'host' || id === 'tls' || status === 'unknown' || (exchange !== null && exchange.problem !== null && exchange.trackingId === null);

const isWrong = ({ id, status }: CheckResult) => (status === 'fail' && stoppers.has(id)) || (status === 'unknown' && essential.has(id));

/**
 * What a finished ladder says. Warnings say nothing: Okta works.
 *
 * @param expiresAt epoch milliseconds, or `null` when it is not known. @param now epoch milliseconds.
 */
export function observe(results: readonly CheckResult[], expiresAt: number | null, now: number): Observation {
  if (expiresAt !== null && expiresAt <= now) return { kind: 'ended' };
  const climbed = checkIds.flatMap((id) => results.find((result) => result.id === id) ?? []);
  // On any rung: the token may be revoked while the ladder is climbed.
  const refusal = climbed.find(isWebexRefusal);
  if (refusal) return { kind: 'refused', reason: refusal.id };
  const first = climbed.find(isWrong);
  if (!first) return { kind: 'fine' };
  return { kind: isNobodysWord(first) ? 'unreachable' : 'failed', reason: first.id };
}

/**
 * What one rung that was asked again says, beside the others of its run. Only what is certain counts: all is well, or Webex refused the
 * token; the others were asked too long ago to count once more.
 *
 * @returns `null`: nothing that changes the connection's health.
 */
export function observeOne(id: CheckId, results: readonly CheckResult[], expiresAt: number | null, now: number): Observation | null {
  const seen = observe(results, expiresAt, now);
  if (seen.kind === 'refused') return seen.reason === id ? seen : null;
  const isProven = (['token', 'scim'] as const).every((rung) => results.some((result) => result.id === rung && result.status === 'pass'));
  return seen.kind === 'fine' && isProven ? seen : null;
}
