import type { SandboxUser } from './user';

/** How a filter compares. */
export type FilterOperator = 'eq' | 'sw' | 'ew';

/** One attribute that Webex searches: which operators it takes, and what a person's values are (compared without regard to case). */
export interface FilterAttribute {
  readonly operators: readonly FilterOperator[];
  /** @param type of the phone number or e-mail address that is meant; `null` for all of them. */
  readonly values: (user: SandboxUser, type: string | null) => readonly (string | null)[];
  /** People who stand in alphabetical order stand in the order of this attribute too. */
  readonly ordered?: true;
}

const all = ['eq', 'sw', 'ew'] as const;
const equalOrStart = ['eq', 'sw'] as const;
const equal = ['eq'] as const;

const phones = (user: SandboxUser, type: string | null) => [
  ...(type === null || type === 'work' ? [user.workPhone] : []),
  ...(type === null || type === 'mobile' ? [user.mobilePhone] : []),
];
const forWork = (type: string | null, value: string) => (type === null || type === 'work' ? [value] : []);

/**
 * The attributes that Webex can search by and their operators; everything else is refused.
 *
 * @see https://developer.webex.com/docs/scim-2-overview and webex-admin.json in github.com/webex/webex-openapi-specs
 */
export const filterAttributes: Readonly<Record<string, FilterAttribute>> = {
  id: { operators: equal, values: (user) => [user.id], ordered: true },
  'manager.value': { operators: equal, values: (user) => [user.managerId] },
  userName: { operators: all, values: (user) => [user.userName], ordered: true },
  'name.familyName': { operators: all, values: (user) => [user.familyName] },
  displayName: { operators: all, values: (user) => [user.displayName] },
  nickName: { operators: all, values: (user) => [user.nickName] },
  'emails.value': { operators: all, values: (user, type) => forWork(type, user.userName), ordered: true },
  // No address here has a display: allowed, and nothing is found.
  'emails.display': { operators: all, values: () => [] },
  'phoneNumbers.value': { operators: all, values: phones },
  'phoneNumbers.display': { operators: all, values: (user, type) => phones(user, type).map((phone) => phone && (type ?? 'work')) },
  employeeNumber: { operators: all, values: (user) => [user.employeeNumber] },
  costCenter: { operators: all, values: (user) => [user.costCenter] },
  organization: { operators: all, values: (user) => [user.companyName] },
  division: { operators: all, values: (user) => [user.division] },
  department: { operators: all, values: (user) => [user.department] },
  'manager.displayName': { operators: all, values: (user) => [user.managerName] },
  'name.givenName': { operators: equalOrStart, values: (user) => [user.givenName] },
  'name.middleName': { operators: equalOrStart, values: (user) => [user.middleName] },
  'name.formatted': { operators: equalOrStart, values: (user) => [user.displayName] },
};
