import { largeDirectory } from './large-directory';
import type { SandboxOrganization } from './organizations';
import { createOverlay, type Overlay } from './overlay';
import { smallDirectory } from './small-directory';
import type { SandboxUser } from './user';

/** The people that an organization begins with, by place. Nothing here ever changes. */
export interface BaseDirectory {
  readonly size: number;
  /** `id`, `userName` and `meta.lastModified` all rise with the place. */
  readonly ascending: boolean;
  /** A person to keep. @throws {RangeError} no such place. */
  userAt(place: number): SandboxUser;
  /** A person to look at: valid until the next call. */
  peek(place: number): SandboxUser;
  /** -1 when nobody has this id. */
  placeOfId(id: string): number;
}

/** The people of one organization: the base, and what was written since. Only this interface is known to searches. */
export interface Directory extends BaseDirectory {
  readonly overlay: Overlay;
}

/** From this size on, people are worked out from their place and never kept. */
const largestKept = 1_000;

/**
 * The directories of one sandbox, made when first asked for.
 *
 * @param onUserMade is told of each person that is made to be kept; tests count with it.
 */
export function createDirectories(onUserMade: () => void): (organization: SandboxOrganization) => Directory {
  const made = new Map<string, Directory>();
  return (organization) => {
    const known = made.get(organization.key);
    if (known) return known;
    const base = organization.size > largestKept ? largeDirectory(organization, onUserMade) : smallDirectory(organization, onUserMade);
    const directory = { ...base, overlay: createOverlay(base) };
    made.set(organization.key, directory);
    return directory;
  };
}

/** Somebody by id, as they are now; `null` when nobody has it, or they were deleted. */
export function findUser(directory: Directory, id: string): SandboxUser | null {
  const written = directory.overlay.find(id);
  if (written !== undefined) return written;
  const place = directory.placeOfId(id);
  return place < 0 ? null : directory.userAt(place);
}
