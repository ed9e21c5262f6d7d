import { metadataOf, StepPage, stepCalled } from '@/app/connections/[connectionId]/setup/step-page';
import { VerifyStep } from '@/components/setup/verify-step';

export const metadata = metadataOf('verify');

export default function Page({ params }: PageProps<'/connections/[connectionId]/setup/verify'>) {
  return (
    <StepPage params={params} step={stepCalled('verify')}>
      <VerifyStep />
    </StepPage>
  );
}
