import type { CheckRunView } from '@/lib/connection';
import { type CheckId, checkIds } from '@/lib/setup/check';

/** The whole ladder is being climbed. */
export const isRunning = (run: CheckRunView) => run.finishedAt === null && !run.interrupted;

/** Where in the guide a failure is put right. */
type RemedyPlace = 'authorize' | 'organization-id';

/** The place for each rung; one that is not here is put right outside of the guide, and then asked again. */
const places: Readonly<Partial<Record<CheckId, RemedyPlace>>> = {
  token: 'authorize',
  'not-personal': 'authorize',
  environment: 'authorize',
  organization: 'organization-id',
  role: 'authorize',
  expiry: 'authorize',
};

/** Where the lowest failed rung is put right; those above it may have failed for the same cause. */
export function remedyPlaceOf({ results }: Pick<CheckRunView, 'results'>): RemedyPlace | null {
  const failed = checkIds.find((id) => results.some((result) => result.id === id && result.status === 'fail'));
  return failed ? (places[failed] ?? null) : null;
}
