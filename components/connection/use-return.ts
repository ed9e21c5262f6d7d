import { useEffect, useRef } from 'react';

const askEveryMs = 3_000;

/** Calls back once Onramp has its database again. Asks every few seconds while something waits for it. */
export function useReturn(waits: boolean, onReturn: () => void): void {
  const back = useRef(onReturn);
  useEffect(() => {
    back.current = onReturn;
  });
  useEffect(() => {
    if (!waits) return;
    const timer = setInterval(() => {
      fetch('/api/health', { method: 'HEAD', cache: 'no-store' }).then(
        ({ ok }) => ok && back.current(),
        // It does not answer yet.
        () => undefined,
      );
    }, askEveryMs);
    return () => clearInterval(timer);
  }, [waits]);
}
