'use client';

import { createContext, useContext } from 'react';
import type { Step } from '@/lib/setup/step';

/** What the guide says about every step. */
export type StepOutline = Pick<Step, 'id' | 'number' | 'name'>;

/** The page sends the outline and its own step: the words of all the others are not needed in the browser. */
export interface GuideSteps {
  readonly outline: readonly StepOutline[];
  readonly step: Step;
}

export const StepsContext = createContext<GuideSteps | null>(null);

/** The steps in short, and the one that is shown, with its neighbours. */
export function useSteps(): GuideSteps & { previous: StepOutline | undefined; next: StepOutline | undefined } {
  const found = useContext(StepsContext);
  if (!found) throw new RangeError('The guide has no steps.');
  const index = found.outline.findIndex(({ id }) => id === found.step.id);
  return { ...found, previous: found.outline[index - 1], next: found.outline[index + 1] };
}
