'use client';

import { useEffect, useState } from 'react';

const shownMs = 2000;

/** True for two seconds after `confirm` was called. */
export function useCopied(): { copied: boolean; confirm: () => void } {
  const [copiedAt, setCopiedAt] = useState<number | null>(null);
  useEffect(() => {
    if (copiedAt === null) return;
    const timer = setTimeout(() => setCopiedAt(null), shownMs);
    return () => clearTimeout(timer);
  }, [copiedAt]);
  return { copied: copiedAt !== null, confirm: () => setCopiedAt(Date.now()) };
}
