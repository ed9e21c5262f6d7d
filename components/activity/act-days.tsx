'use client';

import { ActRow } from '@/components/connection/act-row';
import { Time } from '@/components/ui/time';
import { useTimeZone } from '@/components/ui/use-browser';
import type { ActInWords } from '@/lib/activity/act';
import { byDay } from '@/lib/activity/days';
import { ActPlace } from './act-place';

/** Acts under the days of the admin's own zone, which only the browser knows. */
export function ActDays({ acts }: Readonly<{ acts: readonly ActInWords[] }>) {
  return byDay(acts, useTimeZone()).map(({ name, at, entries }) => (
    <section key={name} aria-labelledby={`day-${name}`} className="grid gap-2">
      <h2 id={`day-${name}`} className="text-13 text-ink-2">
        <Time at={at} form="day" />
      </h2>
      <ol className="rounded-3 border border-line bg-surface">
        {entries.map((act) => (
          <ActRow key={act.id} act={act} form="clock">
            <ActPlace act={act} />
          </ActRow>
        ))}
      </ol>
    </section>
  ));
}
