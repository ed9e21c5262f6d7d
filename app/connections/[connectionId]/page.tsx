import { redirect } from 'next/navigation';
import { firstUnfinishedStep } from '@/lib/setup/progress';
import { openConnection } from './open-connection';

/** A connection opens where there is something to do: in its guide, and once that was walked, at its overview. */
export default async function ConnectionPage({ params }: PageProps<'/connections/[connectionId]'>) {
  const { connectionId } = await params;
  const view = await openConnection(connectionId);
  const step = firstUnfinishedStep(view.progress);
  redirect(`/connections/${view.id}/${step ? `setup/${step}` : 'overview'}`);
}
