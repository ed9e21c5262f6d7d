import { redirect } from 'next/navigation';
import { firstUnfinishedStep } from '@/lib/setup/progress';
import { openConnection } from './open-connection';

export default async function ConnectionPage({ params }: PageProps<'/connections/[connectionId]'>) {
  const { connectionId } = await params;
  const view = await openConnection(connectionId);
  redirect(`/connections/${view.id}/setup/${firstUnfinishedStep(view.progress) ?? 'result'}`);
}
