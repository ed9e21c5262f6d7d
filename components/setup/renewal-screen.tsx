'use client';

import { type ReactNode, useState } from 'react';
import { toProblem } from '@/components/connection/api';
import { useChange, useConnection } from '@/components/connection/use-connection';
import { buttonClass } from '@/components/ui/button-class';
import { Callout } from '@/components/ui/callout';
import { Link } from '@/components/ui/link';
import { PageTitle } from '@/components/ui/page-title';
import { ProblemCallout } from '@/components/ui/problem-callout';
import { Time } from '@/components/ui/time';
import type { ConnectionView } from '@/lib/connection';
import { renewalWords as words } from '@/lib/setup/words/renewal';
import { renewalStages } from '@/lib/token/renewal';
import { PrimaryButton, usePrimaryKey } from './primary';
import { renewalApi } from './renewal-api';
import { RenewalGiveUp } from './renewal-give-up';
import { Stage } from './renewal-stage';
import { RenewalStages } from './renewal-stages';
import { tokenHref } from './step-links';

interface RenewalScreenProps {
  initial: ConnectionView;
  /** How to open one, in the admin's own browser. */
  privateWindow: ReactNode;
  /** Where to click in Okta. */
  place: ReactNode;
}

function Start({ view }: Readonly<{ view: ConnectionView }>) {
  const start = useChange(view.id, () => renewalApi.renew(view.id));
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <PrimaryButton working={start.isPending} onClick={() => start.mutate()}>
          {words.start}
        </PrimaryButton>
        <span className="text-13 text-ink-2">{words.about}</span>
      </div>
      {start.error ? <ProblemCallout problem={toProblem(start.error)} /> : null}
      <ol aria-label={words.list} className="rounded-3 border border-line bg-surface">
        {renewalStages.map((stage) => (
          <Stage key={stage} stage={stage} current={false} outcome={null} />
        ))}
      </ol>
    </>
  );
}

function Done({ view }: Readonly<{ view: ConnectionView }>) {
  return (
    <>
      <Callout tone="pass" title={words.done.text}>
        <p>{words.done.calendar}</p>
      </Callout>
      <div>
        <Link href={tokenHref(view.id)} data-primary className={buttonClass('primary')}>
          {words.done.toToken}
        </Link>
      </div>
    </>
  );
}

function leadOf({ renewal, credential, serverNow }: ConnectionView): string {
  if (renewal?.credential?.status === 'active') return words.lead.inUse;
  if (renewal?.credential?.status === 'pending' || credential === null) return words.lead.beside;
  if ((credential.expiresAt ?? serverNow + 1) <= serverNow) return words.lead.died;
  return credential.kept ? words.lead.beside : words.lead.notKept;
}

/** Renews a token: the stages, the way in, and what it came to. */
export function RenewalScreen({ initial, privateWindow, place }: Readonly<RenewalScreenProps>) {
  const view = useConnection(initial.id, initial);
  usePrimaryKey();
  const { renewal, credential } = view;
  // The new token of the renewal that this page showed: it is finished when that is the one in use.
  const [watched, setWatched] = useState<string | null>(null);
  const shown = renewal?.credential?.id ?? null;
  if (shown !== null && shown !== watched) setWatched(shown);
  const done = renewal === null && watched !== null && credential?.id === watched;
  return (
    <main id="main" className="mx-auto grid max-w-[820px] grid-cols-[minmax(0,1fr)] gap-5 px-4 pt-5 pb-24 mid:px-7 mid:pt-7 mid:pb-14">
      <header className="grid gap-2">
        <p className="flex flex-wrap gap-x-2 text-13 text-ink-2">
          <Link href={tokenHref(view.id)} className="link inline-flex min-h-6 items-center">
            {words.back}
          </Link>
          {renewal ? (
            <span className="py-0.5">
              {words.startedBy(renewal.startedBy)}, <Time at={renewal.startedAt} />
            </span>
          ) : null}
        </p>
        <PageTitle page={`${view.id}/renew`} className="text-20">
          {done ? words.doneTitle : words.title}
        </PageTitle>
        <p className="max-w-[68ch] text-pretty text-ink-2">{done ? words.lead.done : leadOf(view)}</p>
      </header>
      {renewal ? (
        <>
          <RenewalStages key={renewal.id} view={view} renewal={renewal} privateWindow={privateWindow} place={place} />
          <RenewalGiveUp key={`give-up ${renewal.id}`} view={view} renewal={renewal} />
        </>
      ) : done ? (
        <Done view={view} />
      ) : (
        <Start view={view} />
      )}
    </main>
  );
}
