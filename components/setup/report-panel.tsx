'use client';

import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { announce } from '@/components/ui/announcer';
import { Button } from '@/components/ui/button';
import { copyText } from '@/components/ui/clipboard';
import { Panel } from '@/components/ui/panel';
import { Time } from '@/components/ui/time';
import { useCopied } from '@/components/ui/use-copied';
import type { CheckRunView, ConnectionView } from '@/lib/connection';
import type { CheckStatus } from '@/lib/setup/check';

const words: readonly { status: CheckStatus; one: string; many: string }[] = [
  { status: 'pass', one: 'passed', many: 'passed' },
  { status: 'warn', one: 'warning', many: 'warnings' },
  { status: 'fail', one: 'failed', many: 'failed' },
  { status: 'unknown', one: 'not known', many: 'not known' },
  { status: 'skipped', one: 'skipped', many: 'skipped' },
];

function resultWords(run: CheckRunView): string {
  const counted = words.flatMap(({ status, one, many }) => {
    const count = run.results.filter((result) => result.status === status).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  return counted.join(', ') || 'None yet';
}

export function ReportPanel({ view, run }: Readonly<{ view: ConnectionView; run: CheckRunView }>) {
  const { copied, confirm } = useCopied();
  const [shown, setShown] = useState<string | null>(null);
  const copy = async () => {
    const report = import('./support-report').then((module) => module.toSupportReport(view, run));
    try {
      await copyText(report);
      confirm();
      announce('Report copied');
    } catch {
      // The clipboard was refused: show the text, so that it can be selected.
      report.then(setShown, () => announce('The report could not be made. Onramp does not answer.'));
    }
  };
  return (
    <Panel title="This report">
      <div className="grid gap-3 p-4">
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-13">
          <dt className="text-ink-2">Ran</dt>
          <dd>
            <Time at={run.startedAt} form="seconds" />
          </dd>
          <dt className="text-ink-2">Took</dt>
          <dd className="tabular-nums">
            {run.finishedAt === null ? '' : `${((run.finishedAt - run.startedAt) / 1000).toFixed(1)} s, `}
            {run.requests} {run.requests === 1 ? 'request' : 'requests'}
            {run.finishedAt === null && !run.interrupted ? ' so far' : ''}
          </dd>
          <dt className="text-ink-2">Token</dt>
          <dd className="font-mono">{view.credential?.fingerprint ?? 'None'}</dd>
          <dt className="text-ink-2">Result</dt>
          <dd>{resultWords(run)}</dd>
        </dl>
        <Button onClick={copy}>
          {copied ? <Check aria-hidden="true" className="size-4 text-pass" /> : <Copy aria-hidden="true" className="size-4" />}
          Copy report for support
        </Button>
        {shown === null ? null : (
          <textarea
            readOnly
            aria-label="Report for support"
            rows={8}
            value={shown}
            className="rounded-2 border border-line bg-sunken p-2 font-mono text-12"
          />
        )}
        <p className="text-12 text-ink-2">Plain text. The token, names and e-mail addresses are left out; request IDs are kept.</p>
      </div>
    </Panel>
  );
}
