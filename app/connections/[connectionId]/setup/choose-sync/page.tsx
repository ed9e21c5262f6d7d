import { metadataOf, StepPage, stepCalled } from '@/app/connections/[connectionId]/setup/step-page';
import { ChooseSyncStep } from '@/components/setup/choose-sync-step';

export const metadata = metadataOf('choose-sync');

export default function Page({ params }: PageProps<'/connections/[connectionId]/setup/choose-sync'>) {
  return (
    <StepPage params={params} step={stepCalled('choose-sync')}>
      <ChooseSyncStep />
    </StepPage>
  );
}
