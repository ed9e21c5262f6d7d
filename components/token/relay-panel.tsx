'use client';

import { lazy, Suspense } from 'react';
import { Panel } from '@/components/ui/panel';

const Relays = lazy(() => import('@/components/connection/relays').then((module) => ({ default: module.Relays })));

/** Every link that was made for somebody else, and who came with it. */
export function RelayPanel({ connectionId }: Readonly<{ connectionId: string }>) {
  return (
    <Panel title="Links for other people">
      <div className="px-4 py-2.5">
        <Suspense fallback={<p className="text-13 text-ink-2">Loading…</p>}>
          <Relays connectionId={connectionId} purpose={null} credential={null} />
        </Suspense>
      </div>
    </Panel>
  );
}
