'use client';

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { connectionQuery } from './connection-query';

/** Renders the frame of a connection again when the connection got another name than the one that the frame shows. */
export function FollowName({ connectionId, shown }: Readonly<{ connectionId: string; shown: string }>) {
  const router = useRouter();
  const { data } = useQuery({ ...connectionQuery(connectionId), enabled: false });
  const name = data?.name ?? shown;
  useEffect(() => {
    if (name !== shown) router.refresh();
  }, [name, shown, router]);
  return null;
}
