'use client';

import { createContext, type ReactNode, useContext } from 'react';
import type { Order } from '@/components/ui/orders';
import type { ConnectionView } from '@/lib/connection';
import type { PastedValue, StatementItem, Step } from '@/lib/setup/step';

/** What the guide says about every step. */
export type StepOutline = Pick<Step, 'id' | 'number' | 'name'>;

/** What a step's own code reads of its content. */
export type StepHead = Pick<Step, 'id' | 'number' | 'name' | 'title' | 'lead' | 'statement'> & {
  readonly items: readonly Pick<StatementItem, 'id' | 'title' | 'later' | 'short'>[];
};

/** What a step only shows, drawn by the server: none of it costs the browser any code. */
export interface StepParts {
  /** In which product, and for how long. */
  readonly where: ReactNode;
  readonly place: ReactNode;
  readonly sketch: ReactNode;
  readonly facts: ReactNode;
  /** What only this step has to explain. */
  readonly help: ReactNode;
  readonly orders: readonly (Omit<Order, 'extra'> & { readonly paste: PastedValue | undefined })[];
  /** Why, and how to look, in the order of the items. */
  readonly items: readonly { readonly why: ReactNode; readonly look: ReactNode }[];
}

/** The page sends the outline and its own step: the words of all the others are not needed in the browser. */
export interface GuideSteps {
  readonly outline: readonly StepOutline[];
  readonly step: StepHead;
  readonly parts: StepParts;
}

export const GuideContext = createContext<(GuideSteps & { view: ConnectionView }) | null>(null);

function useGuide() {
  const found = useContext(GuideContext);
  if (!found) throw new RangeError('There is no guide around this.');
  return found;
}

/** The connection, as it is now. */
export const useView = (): ConnectionView => useGuide().view;

/** The steps in short, and the one that is shown, with its parts and its neighbours. */
export function useSteps(): GuideSteps & { previous: StepOutline | undefined; next: StepOutline | undefined } {
  const found = useGuide();
  const index = found.outline.findIndex(({ id }) => id === found.step.id);
  return { ...found, previous: found.outline[index - 1], next: found.outline[index + 1] };
}
