import { metadataOf, StepPage, stepCalled } from '@/app/connections/[connectionId]/setup/step-page';
import { ConfigureOktaStep } from '@/components/setup/configure-okta-step';

export const metadata = metadataOf('configure-okta');

export default function Page({ params }: PageProps<'/connections/[connectionId]/setup/configure-okta'>) {
  return (
    <StepPage params={params} step={stepCalled('configure-okta')}>
      <ConfigureOktaStep />
    </StepPage>
  );
}
