import type { Metadata } from 'next';
import { openConnection } from '@/app/connections/[connectionId]/open-connection';
import { TokenScreen } from '@/components/token/token-screen';
import { TokenTimeline } from '@/components/token/token-timeline';
import { listTimelineActs } from '@/lib/server/token-timeline';

export const metadata: Metadata = { title: 'Token' };

export default async function TokenPage({ params }: PageProps<'/connections/[connectionId]/token'>) {
  const view = await openConnection((await params).connectionId);
  return <TokenScreen initial={view} timeline={<TokenTimeline view={view} acts={await listTimelineActs(view)} />} />;
}
