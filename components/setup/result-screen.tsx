'use client';

import { Printer } from 'lucide-react';
import { CountdownPill } from '@/components/connection/countdown';
import { useConnection } from '@/components/connection/use-connection';
import { useServerClock } from '@/components/connection/use-server-clock';
import { Button } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-class';
import { Link } from '@/components/ui/link';
import { Mark } from '@/components/ui/mark';
import { PageTitle } from '@/components/ui/page-title';
import { Panel } from '@/components/ui/panel';
import { Time } from '@/components/ui/time';
import type { ConnectionView } from '@/lib/connection';
import { stillOff } from '@/lib/setup/still-off';
import { resultWords } from '@/lib/setup/words/result';
import { stepHref } from './step-links';
import type { StepOutline } from './use-steps';

interface ResultProps {
  initial: ConnectionView;
  outline: readonly StepOutline[];
}

function StepRows({ view, outline }: Readonly<{ view: ConnectionView; outline: readonly StepOutline[] }>) {
  const progress = view.progress;
  return (
    <ol>
      {outline.map((step, index) => {
        const state = progress[index];
        if (!state) return null;
        return (
          <li key={step.id} className="not-first:border-t not-first:border-line">
            <Link
              href={stepHref(view.id, step.id)}
              className="grid min-h-12 grid-cols-[20px_minmax(0,1fr)] items-center gap-x-3 px-4 py-2 text-ink no-underline hover:bg-hover mid:grid-cols-[20px_minmax(0,1fr)_auto]"
            >
              <Mark kind={state.mark} number={step.number} />
              <span className="font-medium">{step.name}</span>
              <span className="text-13 text-ink-2 [overflow-wrap:anywhere] max-mid:col-start-2">
                {state.evidence}
                {state.at === null ? null : (
                  <>
                    , <Time at={state.at} form="day" /> <Time at={state.at} form="clock" />
                  </>
                )}
              </span>
            </Link>
          </li>
        );
      })}
    </ol>
  );
}

function OffPanel({ view }: Readonly<{ view: ConnectionView }>) {
  const list = stillOff(view);
  return (
    <Panel title={resultWords.off.title}>
      {list.length === 0 ? <p className="p-4 text-13 text-ink-2">{resultWords.off.none}</p> : null}
      <ul>
        {list.map(({ title, text, step }) => (
          <li key={title} className="grid grid-cols-[20px_minmax(0,1fr)] gap-x-3 px-4 py-3 not-first:border-t not-first:border-line">
            <Mark kind="warned" />
            <Link href={stepHref(view.id, step)} className="link justify-self-start font-medium [overflow-wrap:anywhere]">
              {title}
            </Link>
            {text ? <p className="col-start-2 text-13 text-ink-2 [overflow-wrap:anywhere]">{text}</p> : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function TokenPanel({ view }: Readonly<{ view: ConnectionView }>) {
  const now = useServerClock(view.serverNow);
  const { credential } = view;
  return (
    <Panel title={resultWords.tokenEnds} {...(credential ? { aside: <CountdownPill expiresAt={credential.expiresAt} now={now} /> } : {})}>
      <p className="grid gap-1 p-4 text-13">
        {credential?.expiresAt ? <Time at={credential.expiresAt} /> : credential ? resultWords.tokenUnknown : resultWords.noToken}
        {credential ? (
          <span className="font-mono text-12 text-ink-2">
            {resultWords.token} {credential.fingerprint}
          </span>
        ) : null}
      </p>
    </Panel>
  );
}

/** What came of the guide: every mark as earned or as stated, what is still off, and the record for a change ticket. */
export function ResultScreen({ initial, outline }: ResultProps) {
  const view = useConnection(initial.id, initial);
  const progress = view.progress;
  const open = progress.filter((state) => !state.done).length;
  const count = (mark: string) => progress.filter((state) => state.mark === mark).length;
  const { title, lead, record, next } = resultWords;
  return (
    <main id="main" className="mx-auto grid max-w-[1000px] gap-6 px-4 pt-6 pb-16 mid:px-7 mid:pt-8">
      <header className="grid gap-2">
        <PageTitle page={`${view.id}/result`}>{open === 0 ? title.done : title.open}</PageTitle>
        <p className="max-w-[60ch] text-16 text-pretty text-ink-2">{open === 0 ? lead.done : lead.open(open)}</p>
      </header>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-5 wide:grid-cols-[minmax(0,1fr)_300px]">
        <div className="grid gap-5">
          <Panel
            title={resultWords.steps}
            aside={<span className="text-13 text-ink-2 tabular-nums">{resultWords.counts(count('verified'), count('stated'))}</span>}
          >
            <StepRows view={view} outline={outline} />
          </Panel>
          <OffPanel view={view} />
        </div>
        <div className="grid gap-5">
          <TokenPanel view={view} />
          <Panel title={record.title}>
            <div className="grid gap-3 p-4">
              <p className="text-13 text-ink-2">{record.text}</p>
              <div className="flex flex-wrap gap-2 print:hidden">
                <a href={`/api/connections/${view.id}/change-record`} download className={buttonClass('secondary', 'sm')}>
                  {record.save}
                </a>
                <Button size="sm" variant="ghost" onClick={() => window.print()}>
                  <Printer aria-hidden="true" className="size-3.5" />
                  {record.print}
                </Button>
              </div>
            </div>
          </Panel>
          <nav aria-label={next.title} className="flex flex-wrap gap-2 print:hidden">
            <Link href={`/connections/${view.id}/users`} data-primary className={buttonClass(open === 0 ? 'primary' : 'secondary')}>
              {next.users}
            </Link>
            <Link href={`/connections/${view.id}/token`} className={buttonClass('ghost')}>
              {next.token}
            </Link>
          </nav>
        </div>
      </div>
    </main>
  );
}
