import type { Metadata } from 'next';
import { Providers } from '@/app/providers';
import { EnvironmentChoice } from '@/components/connections/environment-choice';
import { WhatWillHappen } from '@/components/connections/what-will-happen';
import { TopBar } from '@/components/shell/top-bar';
import { PageTitle } from '@/components/ui/page-title';
import { requireAdminPage } from '@/lib/server/auth';
import { shortList } from '@/lib/server/connection-list';
import { settings } from '@/lib/server/env';

export const metadata: Metadata = { title: 'New connection' };

export default async function NewConnectionPage() {
  const admin = await requireAdminPage();
  const list = await shortList();
  return (
    <>
      <TopBar admin={admin} list={list} />
      <main
        id="main"
        className="mx-auto grid max-w-[1160px] grid-cols-[minmax(0,1fr)] items-start gap-8 px-4 pt-6 pb-10 mid:px-7 mid:pt-12 mid:pb-14 wide:grid-cols-[minmax(0,1fr)_minmax(0,1.08fr)] wide:gap-16"
      >
        <div className="grid gap-7">
          <div className="grid gap-3">
            <PageTitle page="connections/new" className="text-28 mid:text-36">
              Connect Okta to Webex
            </PageTitle>
            <p className="text-16 text-ink-2">
              Eight steps, about 7 minutes. At the end, users you assign in Okta appear in Webex Control Hub, and you can see here that they
              do.
            </p>
          </div>
          <Providers>
            <EnvironmentChoice sandboxEnabled={settings().sandboxEnabled} />
          </Providers>
          <div className="grid gap-2.5 border-t border-line pt-5">
            <h2 className="text-13">Onramp reads. It does not write to Webex.</h2>
            <p className="max-w-[56ch] text-13 text-ink-2">
              Okta creates and changes the users. Onramp checks the connection, keeps the token encrypted on this server, and shows when it
              ends.
            </p>
          </div>
        </div>
        <WhatWillHappen />
      </main>
    </>
  );
}
