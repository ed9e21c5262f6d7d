import type { BaseDirectory } from './directory';
import type { SandboxUser } from './user';

/** What was written to a directory, kept beside it so that nobody else has to be in memory. */
export interface Overlay {
  /** Places of the base whose person was changed or deleted, rising. */
  readonly hidden: readonly number[];
  /** Everybody who was written and is still there. Who is new stands after the base, in the order of creation. */
  readonly written: readonly { readonly place: number; readonly user: SandboxUser }[];
  /** `null`: deleted. `undefined`: never written. */
  find(id: string): SandboxUser | null | undefined;
  /** Keeps a person in place of the one with the same id. `false`: the overlay is full. */
  save(user: SandboxUser): boolean;
  /** Deletes a person. `false`: the overlay is full. */
  remove(id: string): boolean;
}

/** People who can be written in one organization, those included who were deleted. A search looks at each of them. */
const maxWritten = 5_000;

/** An overlay with nothing in it. */
export function createOverlay(base: BaseDirectory): Overlay {
  const entries = new Map<string, { place: number; user: SandboxUser | null }>();
  let nextPlace = base.size;
  let seen: Pick<Overlay, 'hidden' | 'written'> | null = null;
  const look = () => {
    seen ??= {
      hidden: [...entries.values()].flatMap(({ place }) => (place < base.size ? [place] : [])).sort((a, b) => a - b),
      written: [...entries.values()].flatMap(({ place, user }) => (user ? [{ place, user }] : [])).sort((a, b) => a.place - b.place),
    };
    return seen;
  };
  const put = (id: string, user: SandboxUser | null) => {
    const known = entries.get(id);
    if (!known && entries.size >= maxWritten) return false;
    const basePlace = base.placeOfId(id);
    const place = known?.place ?? (basePlace < 0 ? nextPlace++ : basePlace);
    entries.set(id, { place, user });
    seen = null;
    return true;
  };
  return {
    get hidden() {
      return look().hidden;
    },
    get written() {
      return look().written;
    },
    find: (id) => {
      const entry = entries.get(id.toLowerCase());
      return entry?.user;
    },
    save: (user) => put(user.id, user),
    remove: (id) => put(id.toLowerCase(), null),
  };
}
