import { Providers } from '@/app/providers';
import { FollowName } from '@/components/connection/follow-name';
import { Tabs } from '@/components/shell/tabs';
import { TopBar } from '@/components/shell/top-bar';
import { requireAdminPage } from '@/lib/server/auth';
import { shortList } from '@/lib/server/connection-list';
import { openConnection } from './open-connection';

export default async function ConnectionLayout({ children, params }: LayoutProps<'/connections/[connectionId]'>) {
  const { connectionId } = await params;
  const admin = await requireAdminPage();
  const [view, list] = await Promise.all([openConnection(connectionId), shortList()]);
  return (
    <>
      <TopBar admin={admin} list={list} current={view}>
        <Tabs connectionId={view.id} />
      </TopBar>
      <Providers>
        <FollowName connectionId={view.id} shown={view.name} />
        {children}
      </Providers>
    </>
  );
}
