import { redirect } from 'next/navigation';
import { firstUnfinishedStep, progressOf } from '@/lib/setup/steps';
import { openConnection } from './open-connection';

export default async function ConnectionPage({ params }: PageProps<'/connections/[connectionId]'>) {
  const { connectionId } = await params;
  const view = await openConnection(connectionId);
  const finished = progressOf(view).every((state) => state.done);
  redirect(finished ? `/connections/${view.id}/users` : `/connections/${view.id}/setup/${firstUnfinishedStep(view)}`);
}
