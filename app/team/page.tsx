import type { Metadata } from 'next';
import { TopBar } from '@/components/shell/top-bar';
import { TeamScreen } from '@/components/team/team-screen';
import { requireAdminPage } from '@/lib/server/auth';
import { shortList } from '@/lib/server/connection-list';
import { readTeam } from '@/lib/server/members';

export const metadata: Metadata = { title: 'Team and sessions' };

export default async function TeamPage() {
  const admin = await requireAdminPage();
  const [team, list] = await Promise.all([readTeam(), shortList()]);
  return (
    <>
      <TopBar admin={admin} list={list} />
      <TeamScreen team={team} />
    </>
  );
}
