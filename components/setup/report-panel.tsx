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
import { verifyWords } from '@/lib/setup/words/verify';

const words = verifyWords.report;

const statuses = ['pass', 'warn', 'fail', 'unknown', 'skipped'] as const satisfies readonly CheckStatus[];

function resultWords(run: CheckRunView): string {
  const counted = statuses.flatMap((status) => {
    const count = run.results.filter((result) => result.status === status).length;
    return count === 0 ? [] : [words.counts[status](count)];
  });
  return counted.join(', ') || words.noneYet;
}

function tookWords(run: CheckRunView): string {
  if (run.finishedAt === null) return run.interrupted ? words.requests(run.requests) : words.requestsSoFar(run.requests);
  return `${words.seconds(run.finishedAt - run.startedAt)}, ${words.requests(run.requests)}`;
}

function editionWords({ edition, editionFrom }: ConnectionView): string {
  if (!edition) return words.notKnown;
  return editionFrom ? `${words.editions[edition]}, ${words.editionFrom[editionFrom]}` : words.editions[edition];
}

export function ReportPanel({ view, run }: Readonly<{ view: ConnectionView; run: CheckRunView }>) {
  const { copied, confirm } = useCopied();
  const [shown, setShown] = useState<string | null>(null);
  const copy = async () => {
    const report = import('@/lib/setup/support-report').then((module) => module.toSupportReport(view, run));
    try {
      await copyText(report);
      confirm();
      announce(words.copied);
    } catch {
      // The clipboard was refused: show the text, so that it can be selected.
      report.then(setShown, () => announce(words.failed));
    }
  };
  return (
    <Panel title={words.title}>
      <div className="grid gap-3 p-4">
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-13">
          <dt className="text-ink-2">{words.ran}</dt>
          <dd>
            <Time at={run.startedAt} form="seconds" />
          </dd>
          <dt className="text-ink-2">{words.took}</dt>
          <dd className="tabular-nums">{tookWords(run)}</dd>
          <dt className="text-ink-2">{words.token}</dt>
          <dd className="font-mono">{view.credential?.fingerprint ?? words.noToken}</dd>
          <dt className="text-ink-2">{words.edition}</dt>
          <dd>{editionWords(view)}</dd>
          <dt className="text-ink-2">{words.result}</dt>
          <dd>{resultWords(run)}</dd>
        </dl>
        <Button onClick={copy}>
          {copied ? <Check aria-hidden="true" className="size-4 text-pass" /> : <Copy aria-hidden="true" className="size-4" />}
          {words.copy}
        </Button>
        {shown === null ? null : (
          <textarea
            readOnly
            aria-label={words.text}
            rows={8}
            value={shown}
            className="rounded-2 border border-line bg-sunken p-2 font-mono text-12"
          />
        )}
        <p className="text-12 text-ink-2">{words.note}</p>
      </div>
    </Panel>
  );
}
