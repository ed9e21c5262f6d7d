import { largeDirectory } from './large-directory';
import type { SandboxOrganization } from './organizations';
import { smallDirectory } from './small-directory';
import type { SandboxUser } from './user';

/**
 * The people of one organization, by place. Only this interface is known to searches, so a directory that can be
 * written to needs to add its writes here and nowhere else.
 */
export interface Directory {
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
    const directory = organization.size > largestKept ? largeDirectory(organization, onUserMade) : smallDirectory(organization, onUserMade);
    made.set(organization.key, directory);
    return directory;
  };
}
