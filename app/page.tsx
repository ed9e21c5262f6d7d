import { Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { ConnectionTable } from '@/components/connections/connection-table';
import { TopBar } from '@/components/shell/top-bar';
import { buttonClass } from '@/components/ui/button-class';
import { Link } from '@/components/ui/link';
import { PageTitle } from '@/components/ui/page-title';
import { requireAdminPage } from '@/lib/server/auth';
import { listConnections } from '@/lib/server/connections';

export const metadata: Metadata = { title: 'Connections' };

export default async function ConnectionsPage() {
  const admin = await requireAdminPage();
  const connections = await listConnections();
  if (connections.length === 0) redirect('/connections/new');
  return (
    <>
      <TopBar adminName={admin.name} connections={connections} />
      <main id="main" className="mx-auto grid max-w-[1200px] grid-cols-[minmax(0,1fr)] gap-5 px-4 pt-5 pb-10 mid:px-7 mid:pt-7 mid:pb-14">
        <div className="flex flex-wrap items-end justify-between gap-4">
          <div>
            <PageTitle page="connections" className="text-20">
              Connections
            </PageTitle>
            <p className="text-ink-2 tabular-nums">{connections.length === 1 ? '1 connection' : `${connections.length} connections`}</p>
          </div>
          <Link href="/connections/new" className={buttonClass('primary')}>
            <Plus aria-hidden="true" className="size-4" />
            New connection
          </Link>
        </div>
        <ConnectionTable connections={connections} />
      </main>
    </>
  );
}
