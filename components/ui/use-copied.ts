'use client';

import { useEffect, useState } from 'react';

const shownMs = 2000;

/** True for two seconds after `confirm` was called. @param what would be copied: of something else it is not true. */
export function useCopied(what = ''): { copied: boolean; confirm: () => void } {
  const [last, setLast] = useState<{ what: string } | null>(null);
  useEffect(() => {
    if (last === null) return;
    const timer = setTimeout(() => setLast(null), shownMs);
    return () => clearTimeout(timer);
  }, [last]);
  return { copied: last?.what === what, confirm: () => setLast({ what }) };
}
