import { Providers } from '@/app/providers';
import { Tabs } from '@/components/shell/tabs';
import { TopBar } from '@/components/shell/top-bar';
import { requireAdminPage } from '@/lib/server/auth';
import { listConnections } from '@/lib/server/connections';
import { firstUnfinishedStep } from '@/lib/setup/steps';
import { openConnection } from './open-connection';

export default async function ConnectionLayout({ children, params }: LayoutProps<'/connections/[connectionId]'>) {
  const { connectionId } = await params;
  const admin = await requireAdminPage();
  const [view, connections] = await Promise.all([openConnection(connectionId), listConnections()]);
  return (
    <>
      <TopBar adminName={admin.name} connections={connections} current={view}>
        <Tabs connectionId={view.id} setupStep={firstUnfinishedStep(view)} />
      </TopBar>
      <Providers>{children}</Providers>
    </>
  );
}
