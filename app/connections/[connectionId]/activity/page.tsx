import type { Metadata } from 'next';
import { ActivityScreen, readBefore } from '@/app/activity/activity-screen';
import { openConnection } from '@/app/connections/[connectionId]/open-connection';
import { readActFilter } from '@/lib/activity/filter';

export const metadata: Metadata = { title: 'Activity' };

export default async function ActivityPage({ params, searchParams }: PageProps<'/connections/[connectionId]/activity'>) {
  const { id } = await openConnection((await params).connectionId);
  const query = await searchParams;
  return <ActivityScreen connectionId={id} filter={readActFilter(query)} before={readBefore(query.before)} />;
}
