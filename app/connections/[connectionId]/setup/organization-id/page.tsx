import { metadataOf, StepPage, stepCalled } from '@/app/connections/[connectionId]/setup/step-page';
import { OrganizationIdStep } from '@/components/setup/organization-id-step';

export const metadata = metadataOf('organization-id');

export default function Page({ params }: PageProps<'/connections/[connectionId]/setup/organization-id'>) {
  return (
    <StepPage params={params} step={stepCalled('organization-id')}>
      <OrganizationIdStep />
    </StepPage>
  );
}
