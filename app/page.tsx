import { Plus } from 'lucide-react';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { ConnectionFilters } from '@/components/connections/connection-filters';
import { ConnectionPages } from '@/components/connections/connection-pages';
import { ConnectionSearch } from '@/components/connections/connection-search';
import { ConnectionTable } from '@/components/connections/connection-table';
import { NoMatch } from '@/components/connections/no-match';
import { TopBar } from '@/components/shell/top-bar';
import { buttonClass } from '@/components/ui/button-class';
import { Link } from '@/components/ui/link';
import { PageTitle } from '@/components/ui/page-title';
import { listWords } from '@/lib/connections/list';
import { readListSearch } from '@/lib/connections/list-search';
import { requireAdminPage } from '@/lib/server/auth';
import { listPage, shortList } from '@/lib/server/connection-list';

export const metadata: Metadata = { title: 'Connections' };

export default async function ConnectionsPage({ searchParams }: PageProps<'/'>) {
  const admin = await requireAdminPage();
  const asked = readListSearch(await searchParams);
  const [{ rows, matching, counts, now, page }, list] = await Promise.all([listPage(asked), shortList()]);
  if (counts.all === 0) redirect('/connections/new');
  const search = { ...asked, page };
  return (
    <>
      <TopBar admin={admin} list={list} />
      <main id="main" className="mx-auto grid max-w-[1200px] grid-cols-[minmax(0,1fr)] gap-4 px-4 pt-5 pb-10 mid:px-7 mid:pt-7 mid:pb-14">
        <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-3">
          <div>
            <PageTitle page="connections" className="text-20">
              Connections
            </PageTitle>
            <p className="text-ink-2 tabular-nums">{listWords(counts)}</p>
          </div>
          <div className="flex flex-wrap items-center gap-2 max-mid:w-full">
            <ConnectionSearch key={search.q} search={search} />
            <Link href="/connections/new" className={buttonClass('primary')}>
              <Plus aria-hidden="true" className="size-4" />
              New connection
            </Link>
          </div>
        </div>
        <ConnectionFilters search={search} counts={counts} />
        <section aria-label="Connections" className="@container overflow-hidden rounded-3 border border-line bg-surface">
          {rows.length > 0 ? <ConnectionTable rows={rows} search={search} now={now} /> : <NoMatch search={search} />}
          {rows.length > 0 ? <ConnectionPages search={search} matching={matching} shown={rows.length} /> : null}
        </section>
      </main>
    </>
  );
}
