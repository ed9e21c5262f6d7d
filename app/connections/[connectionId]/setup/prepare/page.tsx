import { metadataOf, StepPage, stepCalled } from '@/app/connections/[connectionId]/setup/step-page';
import { PrepareStep } from '@/components/setup/prepare-step';

export const metadata = metadataOf('prepare');

export default function Page({ params }: PageProps<'/connections/[connectionId]/setup/prepare'>) {
  return (
    <StepPage params={params} step={stepCalled('prepare')}>
      <PrepareStep />
    </StepPage>
  );
}
