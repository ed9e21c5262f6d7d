import { Callout } from '@/components/ui/callout';
import { Link } from '@/components/ui/link';
import type { StepId } from '@/lib/setup/step';
import { guideWords } from '@/lib/setup/words/guide';
import { stepHref } from './step-links';
import { useSteps } from './use-steps';

interface MissingProps {
  connectionId: string;
  what: string;
  why: string;
  stepId: StepId;
}

/** Says what a step lacks and leads to where it is made. */
export function Missing({ connectionId, what, why, stepId }: MissingProps) {
  const step = useSteps().outline.find(({ id }) => id === stepId);
  return (
    <Callout tone="neutral" title={what}>
      <p>{why}</p>
      <p>
        <Link href={stepHref(connectionId, stepId)} className="link inline-flex min-h-6 items-center">
          {guideWords.missing.goTo(step?.number, step?.name)}
        </Link>
      </p>
    </Callout>
  );
}
