import type { ScimUser } from './scim/user';

/** One page of an organization's users, as Webex answered it. */
export interface UsersPage {
  /** `totalResults` as the server claimed it at that moment, but not less than what it showed. */
  readonly total: number;
  /** It showed more than it claimed: `total` is a lower bound. */
  readonly more: boolean;
  /** 1-based index of the first user, as in SCIM. */
  readonly startIndex: number;
  readonly users: readonly ScimUser[];
  /** Users of this page who cannot be shown, because they have no usable id. */
  readonly withoutId: number;
  /** When Webex answered, epoch milliseconds. */
  readonly readAt: number;
}

/** Why a user's groups were not told: the older SCIM has none, or Webex refused to tell them. */
export type GroupsUnread = 'older-scim' | 'refused';

/** One user, as Webex answered it. */
export interface UserAnswer {
  readonly user: ScimUser;
  /** When Webex answered, epoch milliseconds. */
  readonly readAt: number;
  /** `null`: the groups are all in `user`. */
  readonly groupsUnread: GroupsUnread | null;
}
