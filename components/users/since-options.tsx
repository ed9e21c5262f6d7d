'use client';

import { type FormEvent, useId } from 'react';
import { Button } from '@/components/ui/button';
import { usersHref } from '@/lib/users/addresses';
import type { UsersSearch } from '@/lib/users/search-params';
import { showView, ViewLink } from './view-link';

const presets = [
  [0, 'Today'],
  [7, 'The last 7 days'],
  [30, 'The last 30 days'],
] as const;

/** The beginning of a day here, some days back. */
function dayStart(daysBack: number): number {
  const day = new Date();
  day.setHours(0, 0, 0, 0);
  day.setDate(day.getDate() - daysBack);
  return day.getTime();
}

interface SinceOptionsProps {
  connectionId: string;
  search: UsersSearch;
  onChosen: () => void;
}

/** Days to choose from, as those of the admin's own zone. */
export function SinceOptions({ connectionId, search, onChosen }: SinceOptionsProps) {
  const id = useId();
  const hrefOf = (since: number) => usersHref(connectionId, { ...search, since, startIndex: 1, user: null });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const day = new FormData(event.currentTarget).get('day');
    const since = typeof day === 'string' ? new Date(`${day}T00:00`).getTime() : Number.NaN;
    if (!(since > 0)) return;
    onChosen();
    showView(hrefOf(since));
  };
  return (
    <>
      <ul>
        {presets.map(([daysBack, words]) => (
          <li key={words}>
            <ViewLink
              href={hrefOf(dayStart(daysBack))}
              onClick={onChosen}
              className="flex min-h-9 items-center rounded-2 px-2.5 text-ink no-underline hover:bg-hover mid:min-h-8"
            >
              {words}
            </ViewLink>
          </li>
        ))}
      </ul>
      <form onSubmit={submit} className="flex items-end gap-2 px-2.5 py-2">
        <div className="grid min-w-0 flex-1 gap-1">
          <label htmlFor={id} className="text-12 text-ink-2">
            Since a day
          </label>
          <input
            id={id}
            name="day"
            type="date"
            required
            className="h-8 w-full rounded-2 border border-control bg-surface px-2 text-16 mid:text-13"
          />
        </div>
        <Button type="submit" size="sm">
          Show
        </Button>
      </form>
    </>
  );
}
