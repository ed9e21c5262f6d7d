import { headers } from 'next/headers';
import { openConnection } from '@/app/connections/[connectionId]/open-connection';
import { metadataOf, StepPage, stepCalled } from '@/app/connections/[connectionId]/setup/step-page';
import { AuthorizeStep } from '@/components/setup/authorize-step';
import { PrivateWindow } from '@/components/setup/private-window';
import { TokenFacts } from '@/components/setup/token-facts';
import { settings } from '@/lib/server/env';

export const metadata = metadataOf('authorize');

export default async function Page({ params, searchParams }: PageProps<'/connections/[connectionId]/setup/authorize'>) {
  const { renew } = await searchParams;
  const { id, credential, serverNow } = await openConnection((await params).connectionId);
  const shown = credential && <TokenFacts connectionId={id} credential={credential} now={serverNow} scopes={settings().webexScopes} />;
  const agent = (await headers()).get('user-agent') ?? '';
  return (
    <StepPage params={params} step={stepCalled('authorize')}>
      <AuthorizeStep
        renew={renew !== undefined}
        privateWindow={<PrivateWindow agent={agent} />}
        facts={credential && { credentialId: credential.id, shown }}
      />
    </StepPage>
  );
}
