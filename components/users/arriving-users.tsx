'use client';

import { type ComponentProps, useEffect, useState } from 'react';
import type { FirstRead } from './first-read';
import { UsersScreen } from './users-screen';
import { UsersSkeleton } from './users-skeleton';

type Arrival = { readonly first: FirstRead } | { readonly error: unknown };

type ArrivingUsersProps = Omit<ComponentProps<typeof UsersScreen>, 'first'> & { first: Promise<FirstRead> };

/** The users as soon as the server has read them. Not by Suspense: it shows what follows a skeleton only 300 ms after it, and Webex is faster. */
export function ArrivingUsers({ first, ...screen }: ArrivingUsersProps) {
  const [arrival, setArrival] = useState<Arrival | null>(null);
  useEffect(() => {
    let awaited = true;
    const arrive = (next: Arrival) => {
      if (awaited) setArrival(next);
    };
    first.then(
      (read) => arrive({ first: read }),
      (error: unknown) => arrive({ error }),
    );
    return () => {
      awaited = false;
    };
  }, [first]);
  if (!arrival) return <UsersSkeleton />;
  if ('error' in arrival) throw arrival.error;
  return <UsersScreen {...screen} first={arrival.first} />;
}
