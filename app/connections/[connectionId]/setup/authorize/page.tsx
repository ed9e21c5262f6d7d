import { headers } from 'next/headers';
import { metadataOf, StepPage, stepCalled } from '@/app/connections/[connectionId]/setup/step-page';
import { AuthorizeStep } from '@/components/setup/authorize-step';
import { PrivateWindow } from '@/components/setup/private-window';
import { settings } from '@/lib/server/env';

export const metadata = metadataOf('authorize');

export default async function Page({ params, searchParams }: PageProps<'/connections/[connectionId]/setup/authorize'>) {
  const { renew } = await searchParams;
  const agent = (await headers()).get('user-agent') ?? '';
  return (
    <StepPage params={params} step={stepCalled('authorize')}>
      <AuthorizeStep renew={renew !== undefined} scopes={settings().webexScopes} privateWindow={<PrivateWindow agent={agent} />} />
    </StepPage>
  );
}
