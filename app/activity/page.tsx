import type { Metadata } from 'next';
import { ActivityScreen, readBefore } from '@/app/activity/activity-screen';
import { TopBar } from '@/components/shell/top-bar';
import { readActFilter } from '@/lib/activity/filter';
import { requireAdminPage } from '@/lib/server/auth';
import { shortList } from '@/lib/server/connection-list';

export const metadata: Metadata = { title: 'All activity' };

export default async function AllActivityPage({ searchParams }: PageProps<'/activity'>) {
  const admin = await requireAdminPage();
  const [query, list] = await Promise.all([searchParams, shortList()]);
  return (
    <>
      <TopBar admin={admin} list={list} />
      <ActivityScreen connectionId={null} filter={readActFilter(query)} before={readBefore(query.before)} />
    </>
  );
}
