import type { GroupMember, ScimGroup } from './scim/group';

/** One page of groups, as Webex answered it. */
export interface GroupsPage {
  /** `totalResults` as the server claimed it at that moment. */
  readonly total: number;
  /** 1-based, as in SCIM. */
  readonly startIndex: number;
  readonly groups: readonly ScimGroup[];
  /** When Webex answered, epoch milliseconds. */
  readonly readAt: number;
}

/** One group with a page of its members. */
export interface GroupPage {
  readonly group: ScimGroup;
  /** How many members Webex says that there are. */
  readonly total: number;
  readonly startIndex: number;
  readonly members: readonly GroupMember[];
  readonly readAt: number;
}
