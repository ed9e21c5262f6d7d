import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { openConnection } from '@/app/connections/[connectionId]/open-connection';
import { Guide } from '@/components/setup/guide';
import { headOf, partsOf } from '@/components/setup/step-parts';
import type { Step, StepId } from '@/lib/setup/step';
import { steps } from '@/lib/setup/steps';

const outline = steps.map(({ id, number, name }) => ({ id, number, name }));

/** The step of that id, if there is one. */
export const stepCalled = (id: string): Step | undefined => steps.find((candidate) => candidate.id === id);

export const metadataOf = (stepId: StepId): Metadata => ({ title: stepCalled(stepId)?.name ?? null });

interface StepPageProps {
  params: Promise<{ connectionId: string }>;
  step: Step | undefined;
  children: ReactNode;
}

/** A step within the guide. Each step with a screen of its own is a route of its own, so that a browser loads the code of that one only. */
export async function StepPage({ params, step, children }: StepPageProps) {
  const view = await openConnection((await params).connectionId);
  if (!step) return null;
  return (
    <Guide key={step.id} initial={view} steps={{ outline, step: headOf(step), parts: partsOf(step, view) }}>
      {children}
    </Guide>
  );
}
