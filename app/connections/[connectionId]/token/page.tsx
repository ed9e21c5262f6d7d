import type { Metadata } from 'next';
import { openConnection } from '@/app/connections/[connectionId]/open-connection';
import { TokenScreen } from '@/components/token/token-screen';

export const metadata: Metadata = { title: 'Token' };

export default async function TokenPage({ params }: PageProps<'/connections/[connectionId]/token'>) {
  const { connectionId } = await params;
  return <TokenScreen initial={await openConnection(connectionId)} />;
}
