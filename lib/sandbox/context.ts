import type { Directory } from './directory';
import type { GroupStore } from './groups';
import type { SandboxOrganization } from './organizations';
import type { RandomBytes } from './tokens';
import type { Weather } from './weather';

/** What every route of one sandbox works with. */
export interface SandboxContext {
  /** Absolute URL without a trailing slash. */
  readonly base: string;
  readonly redirectUri: string;
  readonly scopeMode: 'lenient' | 'strict';
  readonly errorPlacement: 'query' | 'fragment';
  readonly clusterTag: string;
  /** Most users on a page, whatever `count` says. */
  readonly maxCount: number;
  readonly now: () => number;
  /** The time of a write: `now`, and later than every write before. */
  readonly nextWriteAt: () => number;
  readonly randomBytes: RandomBytes;
  readonly directoryOf: (organization: SandboxOrganization) => Directory;
  readonly groupsOf: (organization: SandboxOrganization) => GroupStore;
  readonly weather: Weather;
}

/** One request on its way through the sandbox. `path` is what follows the base. */
export interface SandboxRequest {
  readonly request: Request;
  readonly path: string;
  readonly query: URLSearchParams;
}
