import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { StepPage, stepCalled } from '@/app/connections/[connectionId]/setup/step-page';
import { StatedStep } from '@/components/setup/stated-step';

type Props = PageProps<'/connections/[connectionId]/setup/[step]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: stepCalled((await params).step)?.name ?? null };
}

/** A step without a screen of its own: its content and its statement are all there is. */
export default async function Page({ params }: Props) {
  const step = stepCalled((await params).step);
  if (!step?.statement) notFound();
  return (
    <StepPage params={params} step={step}>
      <StatedStep />
    </StepPage>
  );
}
