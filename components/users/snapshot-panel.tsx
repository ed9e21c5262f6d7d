'use client';

import { X } from 'lucide-react';
import { Panel } from '@/components/ui/panel';
import type { SnapshotView } from '@/lib/users/snapshot';
import { CrawlProgress } from './crawl-progress';
import { SnapshotFacts } from './snapshot-facts';
import { SnapshotOffer } from './snapshot-offer';
import { snapshotWords } from './snapshot-words';

interface SnapshotPanelProps {
  connectionId: string;
  snapshot: SnapshotView;
  /** What was asked that needs it. */
  needed: string | null;
  /** Whether only the progress of a reading is wanted. */
  brief: boolean;
  onClose: (() => void) | null;
}

/** The snapshot: the offer to keep one, the reading that makes it, and what is kept. */
export function SnapshotPanel({ connectionId, snapshot, needed, brief, onClose }: SnapshotPanelProps) {
  const close = onClose ? (
    <button
      type="button"
      aria-label="Close"
      onClick={onClose}
      className="grid size-7 place-items-center rounded-2 text-ink-2 hover:bg-hover"
    >
      <X aria-hidden="true" className="size-4" />
    </button>
  ) : null;
  const running = snapshot.crawl?.status === 'running' ? snapshot.crawl : null;
  return (
    <Panel title={snapshot.on ? 'Snapshot of all users' : snapshotWords.offer.title} aside={close}>
      {snapshot.on ? (
        <>
          {running ? <CrawlProgress connectionId={connectionId} crawl={running} first={snapshot.generation === 0} /> : null}
          {running && brief ? null : <SnapshotFacts connectionId={connectionId} snapshot={snapshot} />}
        </>
      ) : (
        <SnapshotOffer connectionId={connectionId} needed={needed} />
      )}
    </Panel>
  );
}
