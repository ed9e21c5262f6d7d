import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { openConnection } from '@/app/connections/[connectionId]/open-connection';
import { Guide } from '@/components/setup/guide';
import { headOf, partsOf } from '@/components/setup/step-parts';
import { StepScreen } from '@/components/setup/step-screen';
import { settings } from '@/lib/server/env';
import { steps } from '@/lib/setup/steps';

type Props = PageProps<'/connections/[connectionId]/setup/[step]'>;

const stepCalled = (id: string) => steps.find((candidate) => candidate.id === id);
const outline = steps.map(({ id, number, name }) => ({ id, number, name }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { step } = await params;
  return { title: stepCalled(step)?.name ?? 'Setup' };
}

export default async function StepPage({ params, searchParams }: Props) {
  const { connectionId, step: stepId } = await params;
  const step = stepCalled(stepId);
  const { renew } = await searchParams;
  if (!step) notFound();
  const view = await openConnection(connectionId);
  return (
    <Guide initial={view} steps={{ outline, step: headOf(step), parts: partsOf(step, view) }}>
      <StepScreen stepId={step.id} renew={renew !== undefined} scopes={settings().webexScopes} />
    </Guide>
  );
}
