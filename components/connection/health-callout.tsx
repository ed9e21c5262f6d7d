'use client';

import { useEffect } from 'react';
import { announce } from '@/components/ui/announcer';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { ProblemCallout } from '@/components/ui/problem-callout';
import { Time } from '@/components/ui/time';
import type { ConnectionView } from '@/lib/connection';
import { healthWords } from '@/lib/notice/health-words';
import { api, toProblem } from './api';
import { useChange } from './use-connection';

/** What is wrong with a connection, since when, when Webex is asked again and how it ends. Nothing while all is well. */
export function HealthCallout({ view }: Readonly<{ view: ConnectionView }>) {
  const check = useChange(view.id, () => api.check(view.id));
  const { health, checkRun } = view;
  const words = healthWords(health, checkRun?.results ?? []);
  const running = check.isPending || (checkRun !== null && checkRun.finishedAt === null && !checkRun.interrupted);
  const spoken = words ? `${words.title}. ${words.finding ?? ''}` : null;
  useEffect(() => {
    if (spoken) announce(spoken);
  }, [spoken]);
  if (!words || !health) return null;
  return (
    <Callout tone={health.state === 'degraded' ? 'warn' : 'fail'} title={words.title}>
      {words.finding ? <p className="font-medium text-ink">{words.finding}</p> : null}
      <p>
        {words.meaning} {words.remedy}
      </p>
      <p>
        Since <Time at={health.since} />.{' '}
        {health.nextAt === null ? null : (
          <>
            Next check: <Time at={health.nextAt} />.
          </>
        )}
      </p>
      {health.state === 'expired' ? null : (
        <div className="mt-1">
          <Button size="sm" working={running} onClick={() => check.mutate()}>
            Check it now
          </Button>
        </div>
      )}
      {check.error ? <ProblemCallout problem={toProblem(check.error)} /> : null}
    </Callout>
  );
}
