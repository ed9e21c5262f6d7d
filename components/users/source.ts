import type { UsersSearch } from '@/lib/users/search-params';
import type { SnapshotView } from '@/lib/users/snapshot';
import { setFilters, sourceOfRows } from '@/lib/users/source-of-rows';
import { filterNames } from './filter-words';

export interface Source {
  readonly source: UsersSearch['view'];
  /** The snapshot that can be asked; 0 when there is none. */
  readonly generation: number;
  /** What was asked that a snapshot is missing for. */
  readonly needed: string | null;
}

/** Who answers the search, and whether it can. */
export function sourceFor(search: UsersSearch, snapshot: SnapshotView | null): Source {
  const source = sourceOfRows(search, snapshot);
  const generation = snapshot?.on ? snapshot.generation : 0;
  const [filter] = setFilters(search);
  const needed = source === 'live' || snapshot?.on !== false ? null : filter ? `The filter ${filterNames[filter]}` : 'This view';
  return { source, generation, needed };
}
