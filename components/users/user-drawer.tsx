'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { type KeyboardEvent, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { toProblem } from '@/components/connection/api';
import { Button } from '@/components/ui/button';
import { ProblemCallout } from '@/components/ui/problem-callout';
import { Skeleton } from '@/components/ui/skeleton';
import type { Edition } from '@/lib/okta/edition';
import type { ScimUser } from '@/lib/scim/user';
import { displayNameOf } from '@/lib/scim/user-facts';
import type { DetailTab } from './detail-tab';
import { smallScreen } from './table-view';
import { UserDetails } from './user-details';
import { userQuery } from './user-query';

interface UserDrawerProps {
  connectionId: string;
  edition: Edition | null;
  userId: string;
  /** The user as the table already has it, and when that was read. */
  row: ScimUser | undefined;
  readAt: number;
  onClose: () => void;
  onMove: (by: 1 | -1) => void;
}

const iconButton = 'grid size-8 flex-none place-items-center rounded-2 text-ink-2 hover:bg-hover';
const up = <ChevronUp aria-hidden="true" className="size-4" />;
const down = <ChevronDown aria-hidden="true" className="size-4" />;
const cross = <X aria-hidden="true" className="size-4" />;

/** For so long the user before stays, so that walking from one to the next does not blink. */
const patienceMs = 300;

export function UserDrawer({ connectionId, edition, userId, row, readAt, onClose, onMove }: UserDrawerProps) {
  const closer = useRef<HTMLButtonElement>(null);
  // Here, so that walking from user to user does not change it.
  const [tab, setTab] = useState<DetailTab>('Attributes');
  const {
    data,
    error: refusal,
    refetch,
    isFetching,
    isPlaceholderData,
  } = useQuery({
    ...userQuery(connectionId, userId),
    // The row is shown at once; groups come with the answer to a question of their own.
    placeholderData: row ? { user: row, readAt, groupsUnread: null } : keepPreviousData,
  });
  const [late, setLate] = useState(false);
  const waits = isPlaceholderData && !row;
  useEffect(() => {
    if (!waits) return;
    const timer = setTimeout(() => setLate(true), patienceMs);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [waits]);
  // Asked again for one who could not be read, the user before does not come back.
  if (refusal && !late) setLate(true);
  // On a small screen the drawer covers the table, so focus must come along.
  useEffect(() => {
    if (window.matchMedia(smallScreen).matches) closer.current?.focus();
  }, []);

  const answer = useMemo(
    () => ({
      user: waits && late ? undefined : (data?.user ?? row),
      readAt: data?.readAt ?? readAt,
      groupsUnread: data?.groupsUnread ?? null,
      error: refusal,
    }),
    [waits, late, data, row, readAt, refusal],
  );
  // Drawing an answer takes a while on a slow machine; a key that comes meanwhile goes first. All that is drawn is of one answer.
  const { user, ...read } = useDeferredValue(answer);
  // What can be tried again is the latest question alone.
  const error = read.error === refusal ? refusal : null;
  const name = user ? displayNameOf(user) : 'User';
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onClose();
  };
  return (
    <aside
      aria-label={`User details: ${name}`}
      onKeyDown={onKeyDown}
      className="flex min-h-0 flex-col border-l [contain:layout] border-line bg-surface max-wide:fixed max-wide:right-0 max-wide:bottom-0 max-wide:w-[min(432px,100vw)] max-wide:shadow-pop max-mid:inset-0 max-mid:z-20 max-mid:w-full mid:max-wide:top-(--header) mid:z-[2] wide:sticky wide:top-(--header) wide:h-[calc(100vh-var(--header))] wide:w-[432px] wide:justify-self-end"
    >
      <div data-own-clicks className="flex items-start gap-1 py-3.5 pr-3 pl-5">
        <h2 className="min-w-0 flex-1 py-0.5 text-20 [overflow-wrap:anywhere]">{name}</h2>
        <button type="button" aria-label="Previous user" onClick={() => onMove(-1)} className={iconButton}>
          {up}
        </button>
        <button type="button" aria-label="Next user" onClick={() => onMove(1)} className={iconButton}>
          {down}
        </button>
        <button ref={closer} type="button" aria-label="Close details" onClick={onClose} className={iconButton}>
          {cross}
        </button>
      </div>
      {error ? (
        <div className="px-5 pb-3">
          <ProblemCallout
            problem={toProblem(error)}
            action={
              <Button size="sm" working={isFetching} onClick={() => void refetch()}>
                Try again
              </Button>
            }
          />
        </div>
      ) : null}
      {user ? (
        <UserDetails
          connectionId={connectionId}
          user={user}
          readAt={read.readAt}
          old={error !== null}
          edition={edition}
          groupsUnread={read.groupsUnread}
          tab={tab}
          onTab={setTab}
        />
      ) : null}
      {!user && !error ? (
        <p role="status" className="grid gap-3 px-5">
          <span className="sr-only">Reading the user from Webex…</span>
          <Skeleton className="w-40" />
          <Skeleton className="w-56" />
          <Skeleton className="w-48" />
        </p>
      ) : null}
    </aside>
  );
}
