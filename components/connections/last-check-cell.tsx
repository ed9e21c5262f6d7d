import { Mark, type MarkKind } from '@/components/ui/mark';
import { Time } from '@/components/ui/time';
import type { LastCheck } from '@/lib/connections/last-check';

const looks: Readonly<Record<LastCheck['state'], { mark: MarkKind; words: (count: number) => string }>> = {
  failed: { mark: 'failed', words: (count) => `${count} failed` },
  unproven: { mark: 'warned', words: () => 'Not proven' },
  stopped: { mark: 'stale', words: () => 'Stopped half way' },
  warned: { mark: 'warned', words: (count) => (count === 1 ? '1 warning' : `${count} warnings`) },
  passed: { mark: 'verified', words: () => 'Passed' },
  running: { mark: 'running', words: () => 'Running' },
};

/** What the latest ladder of a connection came to, and when. What is out of date does not look verified. */
export function LastCheckCell({ check }: Readonly<{ check: LastCheck | null }>) {
  if (!check) return <span className="text-ink-2">Never checked</span>;
  const { mark, words } = looks[check.state];
  return (
    <span className="flex items-start gap-2">
      {check.stale && mark === 'verified' ? <Mark kind="stale" /> : <Mark kind={mark} silent />}
      <span className="grid">
        <span>{words(check.count)}</span>
        <span className="text-12 text-ink-2">
          <Time at={check.at} form="ago" />
        </span>
      </span>
    </span>
  );
}
