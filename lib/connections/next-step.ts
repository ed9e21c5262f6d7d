import type { ConnectionView } from '@/lib/connection';
import { firstUnfinishedStep } from '@/lib/setup/progress';
import { steps } from '@/lib/setup/steps';
import { levelOf } from './list';
import type { ListLevel } from './list-search';

const renewal: ReadonlySet<ListLevel> = new Set<ListLevel>(['expired', 'today', 'fail', 'warn']);

/** What is to be done next for a connection, and where: renew a token that ends, else the first step that is open. `null`: nothing. */
export function nextStepOf(
  view: Pick<ConnectionView, 'id' | 'credential' | 'progress'>,
  now: number,
): { words: string; href: string } | null {
  const guide = `/connections/${view.id}/setup`;
  if (renewal.has(levelOf(view, now))) return { words: 'Renew the token', href: `${guide}/authorize?renew=1` };
  const open = firstUnfinishedStep(view.progress);
  const step = steps.find(({ id }) => id === open);
  return step ? { words: `Step ${step.number}, ${step.name}`, href: `${guide}/${step.id}` } : null;
}
