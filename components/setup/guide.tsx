'use client';

import dynamic from 'next/dynamic';
import { useConnection } from '@/components/connection/use-connection';
import type { ConnectionView } from '@/lib/connection';
import type { StepId } from '@/lib/setup/step';
import { usePrimaryKey } from './primary';
import { StepRail } from './step-rail';
import { type GuideSteps, StepsContext } from './use-steps';

// A step's own code comes with the step: nobody needs all of it at once.
const AssignStep = dynamic(() => import('./assign-step').then((module) => module.AssignStep));
const AuthorizeStep = dynamic(() => import('./authorize-step').then((module) => module.AuthorizeStep));
const ChooseSyncStep = dynamic(() => import('./choose-sync-step').then((module) => module.ChooseSyncStep));
const ConfigureOktaStep = dynamic(() => import('./configure-okta-step').then((module) => module.ConfigureOktaStep));
const OrganizationIdStep = dynamic(() => import('./organization-id-step').then((module) => module.OrganizationIdStep));
const PrepareStep = dynamic(() => import('./prepare-step').then((module) => module.PrepareStep));
const StatedStep = dynamic(() => import('./stated-step').then((module) => module.StatedStep));
const VerifyStep = dynamic(() => import('./verify-step').then((module) => module.VerifyStep));

interface GuideProps {
  initial: ConnectionView;
  steps: GuideSteps;
  /** The admin wants another token although there is one. */
  renew: boolean;
  /** What a sign-in link asks for. */
  scopes: readonly string[];
}

function StepScreen({
  view,
  stepId,
  renew,
  scopes,
}: Readonly<Omit<GuideProps, 'initial' | 'steps'> & { view: ConnectionView; stepId: StepId }>) {
  switch (stepId) {
    case 'prepare':
      return <PrepareStep view={view} />;
    case 'choose-sync':
      return <ChooseSyncStep view={view} />;
    case 'organization-id':
      return <OrganizationIdStep view={view} />;
    case 'authorize':
      return <AuthorizeStep view={view} renew={renew} scopes={scopes} />;
    case 'verify':
      return <VerifyStep view={view} />;
    case 'configure-okta':
      return <ConfigureOktaStep view={view} />;
    case 'assign':
      return <AssignStep view={view} />;
    default:
      return <StatedStep view={view} stepId={stepId} />;
  }
}

export function Guide({ initial, steps, renew, scopes }: GuideProps) {
  const stepId = steps.step.id;
  const view = useConnection(initial.id, initial);
  usePrimaryKey();
  return (
    <StepsContext value={steps}>
      <div className="mx-auto grid max-w-[1352px] grid-cols-[minmax(0,1fr)] items-start gap-5 px-4 pt-4 pb-24 mid:grid-cols-[232px_minmax(0,1fr)] mid:gap-8 mid:px-7 mid:pt-8 mid:pb-12 wide:grid-cols-[248px_minmax(0,640px)_328px] wide:gap-10">
        <StepRail view={view} current={stepId} />
        <StepScreen key={`${view.id}/${stepId}`} view={view} stepId={stepId} renew={renew} scopes={scopes} />
      </div>
    </StepsContext>
  );
}
