import { StateError } from '@/lib/errors';
import type { ScimBase } from './environments';
import { organizationIdPattern } from './organization-id';

const eq = ['eq'] as const;
const eqSw = ['eq', 'sw'] as const;
const eqSwEw = ['eq', 'sw', 'ew'] as const;

/**
 * What Webex's search of users can do. Anything else is answered with 400 `invalidFilter`; `externalId`, `active`, `provisionSource` and
 * `accountStatus` cannot be searched at all, and there is no `co`, `pr`, `ne`, `gt` or `lt`.
 *
 * @see github.com/webex/webex-openapi-specs, `public-spec/webex-admin.json`, Search users; https://developer.webex.com/docs/scim-2-overview
 */
const usersQueryLimits = {
  /** Used by Webex when `count` is absent. A maximum is not published. */
  defaultCount: 100,
  /** Values of `sortBy`. */
  sortable: ['userName', 'id', 'meta.lastModified'],
  /** Attribute and the comparisons that Webex documents for it. */
  filterable: {
    id: eq,
    'manager.value': eq,
    userName: eqSwEw,
    'name.familyName': eqSwEw,
    displayName: eqSwEw,
    nickName: eqSwEw,
    'emails.value': eqSwEw,
    'emails.display': eqSwEw,
    'phoneNumbers.value': eqSwEw,
    'phoneNumbers.display': eqSwEw,
    employeeNumber: eqSwEw,
    costCenter: eqSwEw,
    organization: eqSwEw,
    division: eqSwEw,
    department: eqSwEw,
    'manager.displayName': eqSwEw,
    'name.givenName': eqSw,
    'name.middleName': eqSw,
    'name.formatted': eqSw,
  },
} as const;

type UsersSort = (typeof usersQueryLimits.sortable)[number];

/** One page of a search. */
export interface UsersQuery {
  /** 1-based, as in SCIM. */
  readonly startIndex: number;
  /** Page size; Webex may return fewer. */
  readonly count: number;
  /** A SCIM filter, not encoded. */
  readonly filter?: string;
  readonly sortBy?: UsersSort;
  readonly sortOrder?: 'ascending' | 'descending';
  readonly attributes?: readonly string[];
}

const maxIdLength = 256;

/** `+` must arrive as `%2B` (github.com/achobgood/wxops, `admin-identity-scim.md`). Half of a surrogate pair has no encoding, so it is replaced. */
const encode = (value: string) => encodeURIComponent(value.replace(/\p{Cs}/gu, '\uFFFD'));

/**
 * The address of an organization's users or groups, or of one of them. The id becomes one path segment, whatever it holds.
 *
 * @throws {StateError} `organization-id-invalid` unless the organization's id is a lower-case UUID; `not-found` for an id that none can have: empty,
 * `.`, `..`, over 256 characters.
 */
export function scimUrl(base: ScimBase, organizationId: string, kind: 'Users' | 'Groups', id?: string): string {
  if (!organizationIdPattern.test(organizationId)) {
    throw new StateError('organization-id-invalid', 'The organization id in a SCIM address must be a lower-case UUID');
  }
  const all = `${base.url(organizationId)}/${kind}`;
  if (id === undefined) return all;
  if (['', '.', '..'].includes(id) || id.length > maxIdLength) throw new StateError('not-found', 'Nobody can have this id');
  return `${all}/${encode(id)}`;
}

/**
 * The address of one page of an organization's users.
 *
 * @throws {StateError} `organization-id-invalid` unless the id is a lower-case UUID; `invalid-request` when a number is not one that SCIM knows.
 * @see https://www.rfc-editor.org/rfc/rfc7644#section-3.4.2
 */
export function buildUsersUrl(base: ScimBase, organizationId: string, query: UsersQuery): string {
  const url = scimUrl(base, organizationId, 'Users');
  if (!Number.isSafeInteger(query.startIndex) || query.startIndex < 1 || !Number.isSafeInteger(query.count) || query.count < 0) {
    throw new StateError('invalid-request', 'startIndex counts from 1 and count from 0');
  }
  const parameters = {
    startIndex: String(query.startIndex),
    count: String(query.count),
    filter: query.filter,
    sortBy: query.sortBy,
    sortOrder: query.sortOrder,
    attributes: query.attributes?.join(','),
  };
  const pairs = Object.entries(parameters).flatMap(([name, value]) => (value ? [`${name}=${encode(value)}`] : []));
  return `${url}?${pairs.join('&')}`;
}

/**
 * The address of one user. @throws {StateError} as {@link scimUrl}.
 *
 * @param withGroups asks for the user's groups, which Webex leaves out otherwise. SCIM 2 only.
 */
export function buildUserUrl(base: ScimBase, organizationId: string, userId: string, withGroups = false): string {
  const url = scimUrl(base, organizationId, 'Users', userId);
  return withGroups ? `${url}?returnGroups=true&includeGroupDetails=true` : url;
}
