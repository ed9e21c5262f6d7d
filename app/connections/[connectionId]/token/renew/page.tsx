import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { openConnection } from '@/app/connections/[connectionId]/open-connection';
import { PrivateWindow } from '@/components/setup/private-window';
import { RenewalPlace } from '@/components/setup/renewal-place';
import { RenewalScreen } from '@/components/setup/renewal-screen';

export const metadata: Metadata = { title: 'Renew the token' };

export default async function RenewPage({ params }: PageProps<'/connections/[connectionId]/token/renew'>) {
  const view = await openConnection((await params).connectionId);
  const agent = (await headers()).get('user-agent') ?? '';
  return <RenewalScreen initial={view} privateWindow={<PrivateWindow agent={agent} />} place={<RenewalPlace view={view} />} />;
}
