import { useState } from 'react';

/**
 * Shows a choice at once as it was made, until the server says the same. Without it a tick would vanish for the moment in which the
 * request is on its way.
 *
 * @returns what to show, how to wish, and how to take a wish back that was refused.
 */
export function useWish<T>(stands: T): { shown: T; wish: (wanted: T) => void; drop: () => void } {
  const [wanted, setWanted] = useState<{ value: T } | null>(null);
  if (wanted && wanted.value === stands) setWanted(null);
  return { shown: wanted ? wanted.value : stands, wish: (value) => setWanted({ value }), drop: () => setWanted(null) };
}
