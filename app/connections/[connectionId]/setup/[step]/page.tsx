import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { openConnection } from '@/app/connections/[connectionId]/open-connection';
import { Guide } from '@/components/setup/guide';
import { settings } from '@/lib/server/env';
import { isStepId, steps } from '@/lib/setup/steps';

type Props = PageProps<'/connections/[connectionId]/setup/[step]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { step } = await params;
  return { title: steps.find((candidate) => candidate.id === step)?.name ?? 'Setup' };
}

export default async function StepPage({ params, searchParams }: Props) {
  const { connectionId, step } = await params;
  const { renew } = await searchParams;
  if (!isStepId(step)) notFound();
  const view = await openConnection(connectionId);
  return <Guide initial={view} stepId={step} renew={renew !== undefined} scopes={settings().webexScopes} />;
}
