'use client';

import { lazy, Suspense } from 'react';
import type { StepId } from '@/lib/setup/step';

// A step's own code comes with the step: nobody needs all of it at once.
const AssignStep = lazy(() => import('./assign-step').then((module) => ({ default: module.AssignStep })));
const AuthorizeStep = lazy(() => import('./authorize-step').then((module) => ({ default: module.AuthorizeStep })));
const ChooseSyncStep = lazy(() => import('./choose-sync-step').then((module) => ({ default: module.ChooseSyncStep })));
const ConfigureOktaStep = lazy(() => import('./configure-okta-step').then((module) => ({ default: module.ConfigureOktaStep })));
const OrganizationIdStep = lazy(() => import('./organization-id-step').then((module) => ({ default: module.OrganizationIdStep })));
const PrepareStep = lazy(() => import('./prepare-step').then((module) => ({ default: module.PrepareStep })));
const StatedStep = lazy(() => import('./stated-step').then((module) => ({ default: module.StatedStep })));
const VerifyStep = lazy(() => import('./verify-step').then((module) => ({ default: module.VerifyStep })));

interface StepScreenProps {
  stepId: StepId;
  /** The admin wants another token although there is one. */
  renew: boolean;
  /** What a sign-in link asks for. */
  scopes: readonly string[];
}

function Screen({ stepId, renew, scopes }: StepScreenProps) {
  switch (stepId) {
    case 'prepare':
      return <PrepareStep />;
    case 'organization-id':
      return <OrganizationIdStep />;
    case 'authorize':
      return <AuthorizeStep renew={renew} scopes={scopes} />;
    case 'verify':
      return <VerifyStep />;
    case 'configure-okta':
      return <ConfigureOktaStep />;
    case 'choose-sync':
      return <ChooseSyncStep />;
    case 'assign':
      return <AssignStep />;
    default:
      // A step without code of its own rests on its statement.
      return <StatedStep />;
  }
}

export function StepScreen(props: Readonly<StepScreenProps>) {
  return (
    <Suspense key={props.stepId}>
      <Screen {...props} />
    </Suspense>
  );
}
