import type { ScimUser } from './scim/user';

/** One page of an organization's users, as Webex answered it. */
export interface UsersPage {
  /** `totalResults` as the server claimed it at that moment. */
  readonly total: number;
  /** 1-based index of the first user, as in SCIM. */
  readonly startIndex: number;
  readonly users: readonly ScimUser[];
  /** When Webex answered, epoch milliseconds. */
  readonly readAt: number;
}
