import type { Directory } from './directory';
import { createMatcher, type UserFilter } from './filter';
import type { SandboxUser } from './user';

export const sortKeys = ['userName', 'id', 'meta.lastModified'] as const;

/** One search. `filter: null` is everybody; `sortBy: null` the directory's own order. */
export interface UserSearch {
  readonly filter: UserFilter | null;
  readonly sortBy: (typeof sortKeys)[number] | null;
  readonly descending: boolean;
  /** From 1. */
  readonly startIndex: number;
  readonly count: number;
}

/** Finds one page. Time grows with the people compared, memory only with the page. */
export function searchUsers(directory: Directory, search: UserSearch): { total: number; users: SandboxUser[] } {
  const { filter, descending, startIndex, count } = search;
  const [from, end] = filter && directory.ascending ? span(directory, filter) : [0, directory.size];
  const order = search.sortBy && !directory.ascending ? sortedPlaces(directory, search.sortBy) : null;
  const placeOf = (step: number) => order?.[step] ?? step;
  const stepAt = (nth: number) => placeOf(descending && search.sortBy ? end - 1 - nth : from + nth);
  const size = end - from;
  const users: SandboxUser[] = [];
  if (!filter) {
    for (let nth = startIndex - 1; nth < Math.min(size, startIndex - 1 + count); nth++) users.push(directory.userAt(stepAt(nth)));
    return { total: size, users };
  }
  const fits = createMatcher(filter);
  let total = 0;
  for (let nth = 0; nth < size; nth++) {
    const place = stepAt(nth);
    if (!fits(directory.peek(place))) continue;
    total++;
    if (total >= startIndex && users.length < count) users.push(directory.userAt(place));
  }
  return { total, users };
}

function sortedPlaces(directory: Directory, sortBy: (typeof sortKeys)[number]): number[] {
  const key = (place: number) => {
    const user = directory.peek(place);
    return sortBy === 'meta.lastModified' ? user.modifiedAt : sortBy === 'id' ? user.id : user.userName.toLowerCase();
  };
  const places = Array.from({ length: directory.size }, (_, place) => ({ place, key: key(place) }));
  return places.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.place - b.place)).map(({ place }) => place);
}

/** The places outside of which an ordered directory can hold nobody who fits: `[from, end)`. */
function span(directory: Directory, filter: UserFilter): [from: number, end: number] {
  const spans = filter.map((terms): [number, number] => {
    let [from, end] = [0, directory.size];
    for (const { attribute, operator, value } of terms) {
      if (!attribute.ordered || operator === 'ew') continue;
      const keyAt = (place: number) => attribute.values(directory.peek(place), null)[0]?.toLowerCase() ?? '';
      from = Math.max(
        from,
        firstPlace(directory.size, (place) => keyAt(place) >= value),
      );
      end = Math.min(
        end,
        firstPlace(directory.size, (place) => keyAt(place) > value && !(operator === 'sw' && keyAt(place).startsWith(value))),
      );
    }
    return [from, Math.max(from, end)];
  });
  const used = spans.filter(([from, end]) => end > from);
  return used.length ? [Math.min(...used.map(([from]) => from)), Math.max(...used.map(([, end]) => end))] : [0, 0];
}

/** The first place from which on a condition holds; `size` when it never does. */
function firstPlace(size: number, holds: (place: number) => boolean): number {
  let [low, high] = [0, size];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
