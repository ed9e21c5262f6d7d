import { type Step, type StepId, steps } from '@/lib/setup/steps';

export const stepHref = (connectionId: string, stepId: StepId) => `/connections/${connectionId}/setup/${stepId}`;

const fallback = steps[0];

/** A step with its neighbours. */
export function stepOf(id: StepId): { step: Step; previous: Step | undefined; next: Step | undefined } {
  const index = steps.findIndex((step) => step.id === id);
  const step = steps[index] ?? fallback;
  if (!step) throw new RangeError('The guide has no steps.');
  return { step, previous: steps[index - 1], next: steps[index + 1] };
}
