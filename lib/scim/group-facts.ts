import type { ScimGroup } from './group';
import { webexGroupSchema } from './schema-urns';
import { lastModifiedOf } from './user-facts';

/** What a person reads about a group. */
export interface GroupFacts {
  readonly name: string;
  /** Webex's `provisionSource`; `null` when it names none. */
  readonly source: string | null;
  readonly usage: string | null;
  /** Epoch milliseconds. */
  readonly modifiedAt: number | null;
}

/** A group as it is shown. A group without a name goes by its id. */
export function toGroupFacts(group: ScimGroup): GroupFacts {
  const webex = group[webexGroupSchema];
  return {
    name: group.displayName?.trim() || group.id,
    source: webex?.provisionSource || null,
    usage: webex?.usage || webex?.groupType || null,
    modifiedAt: lastModifiedOf(group),
  };
}
