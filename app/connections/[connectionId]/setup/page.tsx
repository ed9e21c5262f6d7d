import { redirect } from 'next/navigation';
import { openConnection } from '@/app/connections/[connectionId]/open-connection';
import { firstUnfinishedStep } from '@/lib/setup/progress';

/** The guide opens at the first unfinished step, as it is now: the frame around it may be older. */
export default async function SetupPage({ params }: PageProps<'/connections/[connectionId]/setup'>) {
  const { connectionId } = await params;
  const view = await openConnection(connectionId);
  redirect(`/connections/${view.id}/setup/${firstUnfinishedStep(view.progress) ?? 'result'}`);
}
