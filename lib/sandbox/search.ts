import type { Directory } from './directory';
import { createMatcher, type UserFilter } from './filter';
import type { SandboxUser } from './user';

/** What a search may be sorted by. */
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

interface Row {
  readonly key: string | number;
  readonly place: number;
  readonly user: SandboxUser;
}

/** Finds one page. Time grows with the people compared, memory only with the page and with what was written. */
export function searchUsers(directory: Directory, search: UserSearch): { total: number; users: SandboxUser[] } {
  const rowOf = (user: SandboxUser, place: number): Row => ({ key: keyOf(user, place, search.sortBy), place, user });
  const direction = search.descending && search.sortBy ? -1 : 1;
  const precedes = (a: Row, b: Row) => direction * compareRows(a, b) < 0;
  const fits = search.filter ? createMatcher(search.filter) : () => true;
  const written = directory.overlay.written.filter(({ user }) => fits(user)).map(({ user, place }) => rowOf(user, place));
  written.sort((a, b) => direction * compareRows(a, b));
  const order = search.sortBy && !directory.ascending ? sortedPlaces(directory, search.sortBy) : null;
  return (search.filter ? filteredPage : wholePage)({ directory, search, order, direction, written, rowOf, precedes, fits });
}

interface Merge {
  readonly directory: Directory;
  readonly search: UserSearch;
  /** `null`: people stand in the order of their places. */
  readonly order: readonly number[] | null;
  readonly direction: 1 | -1;
  /** Those who were written and fit, in the order of the search. */
  readonly written: readonly Row[];
  readonly rowOf: (user: SandboxUser, place: number) => Row;
  readonly precedes: (a: Row, b: Row) => boolean;
  readonly fits: (user: SandboxUser) => boolean;
}

/** A page of everybody: works out where the written stand, and goes straight to the page. */
function wholePage({ directory, search, order, direction, written, rowOf, precedes }: Merge) {
  const { hidden } = directory.overlay;
  const gone = new Set(hidden);
  const shown = order?.filter((place) => !gone.has(place));
  const size = directory.size - hidden.length;
  // The number of hidden places before the nth that is not: each of them is at most its own rank further on.
  const unhidden = (nth: number) => nth + firstPlace(hidden.length, (rank) => (hidden[rank] ?? 0) - rank > nth);
  const placeAt = (nth: number) => {
    const step = direction < 0 ? size - 1 - nth : nth;
    return shown ? (shown[step] ?? 0) : unhidden(step);
  };
  const ranks = written.map((row, index) => {
    const before = firstPlace(size, (nth) => precedes(row, rowOf(directory.peek(placeAt(nth)), placeAt(nth))));
    return index + before;
  });
  const total = size + written.length;
  const users: SandboxUser[] = [];
  let next = firstPlace(ranks.length, (index) => (ranks[index] ?? 0) >= search.startIndex - 1);
  for (let rank = search.startIndex - 1; rank < Math.min(total, search.startIndex - 1 + search.count); rank++) {
    const row = ranks[next] === rank ? written[next] : undefined;
    users.push(row?.user ?? directory.userAt(placeAt(rank - next)));
    if (row) next++;
  }
  return { total, users };
}

/** A page of those who fit: everybody who can is compared, since the total counts them all. */
function filteredPage({ directory, search, order, direction, written, rowOf, precedes, fits }: Merge) {
  const [from, end] = directory.ascending ? span(directory, search.filter ?? []) : [0, directory.size];
  const hidden = new Set(directory.overlay.hidden);
  const users: SandboxUser[] = [];
  let [total, next] = [0, 0];
  const count = (make: () => SandboxUser) => {
    total++;
    if (total >= search.startIndex && users.length < search.count) users.push(make());
  };
  const countWritten = (last: Row | null) => {
    for (let row = written[next]; row && (last === null || precedes(row, last)); row = written[next]) {
      const { user } = row;
      count(() => user);
      next++;
    }
  };
  for (let nth = 0; nth < end - from; nth++) {
    const step = direction < 0 ? end - 1 - nth : from + nth;
    const place = order?.[step] ?? step;
    if (hidden.has(place)) continue;
    const user = directory.peek(place);
    if (!fits(user)) continue;
    if (next < written.length) countWritten(rowOf(user, place));
    count(() => directory.userAt(place));
  }
  countWritten(null);
  return { total, users };
}

function keyOf(user: SandboxUser, place: number, sortBy: UserSearch['sortBy']): string | number {
  if (sortBy === null) return place;
  return sortBy === 'meta.lastModified' ? user.modifiedAt : sortBy === 'id' ? user.id : user.userName.toLowerCase();
}

const compareRows = (a: Omit<Row, 'user'>, b: Omit<Row, 'user'>) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.place - b.place);

function sortedPlaces(directory: Directory, sortBy: (typeof sortKeys)[number]): number[] {
  const places = Array.from({ length: directory.size }, (_, place) => ({ place, key: keyOf(directory.peek(place), place, sortBy) }));
  return places.sort(compareRows).map(({ place }) => place);
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
