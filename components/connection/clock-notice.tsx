'use client';

import { useEffect, useState } from 'react';
import { Callout } from '@/components/ui/callout';
import { clockOffset, offsetWords } from '@/lib/token/clock-offset';

async function ask(): Promise<number | null> {
  const sentAt = Date.now();
  const response = await fetch('/api/health', { method: 'HEAD', cache: 'no-store' });
  return clockOffset({ sentAt, receivedAt: Date.now(), serverAt: Date.parse(response.headers.get('date') ?? '') });
}

/** Says when this computer's clock is wrong. Asks when the page opens and when somebody comes back to it: laptops sleep, clocks are set. */
export function ClockNotice() {
  const [offset, setOffset] = useState<number | null>(null);
  useEffect(() => {
    let gone = false;
    const look = () => {
      if (document.visibilityState === 'hidden') return;
      ask().then(
        (found) => {
          if (!gone) setOffset(found);
        },
        // Nothing is known, so nothing is claimed.
        () => undefined,
      );
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      gone = true;
      document.removeEventListener('visibilitychange', look);
    };
  }, []);
  if (offset === null) return null;
  return (
    <Callout tone="warn" title={`This computer’s clock is ${offsetWords(offset)}`}>
      <p>Times here go by the server’s clock. Set this computer’s clock, so that times on other pages can be compared.</p>
    </Callout>
  );
}
