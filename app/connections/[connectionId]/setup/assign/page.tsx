import { metadataOf, StepPage, stepCalled } from '@/app/connections/[connectionId]/setup/step-page';
import { AssignStep } from '@/components/setup/assign-step';

export const metadata = metadataOf('assign');

export default function Page({ params }: PageProps<'/connections/[connectionId]/setup/assign'>) {
  return (
    <StepPage params={params} step={stepCalled('assign')}>
      <AssignStep />
    </StepPage>
  );
}
