import type { SandboxAccount, SandboxOrganization } from './organizations';
import { roles } from './roles';
import { seedOf } from './scatter';

/** What only people who were written can have: the invented ones go without. */
interface RareAttributes {
  readonly middleName: string | null;
  readonly honorificPrefix: string | null;
  readonly honorificSuffix: string | null;
  readonly nickName: string | null;
  readonly profileUrl: string | null;
  /** The work address, by the names of its parts in SCIM. */
  readonly address: Readonly<Record<string, string>> | null;
}

/** Nobody was told any of it. */
export const nothingRare: RareAttributes = {
  middleName: null,
  honorificPrefix: null,
  honorificSuffix: null,
  nickName: null,
  profileUrl: null,
  address: null,
};

/** One person of a sandbox directory, before it takes the shape of a reply. `null`: the reply leaves it out. */
export interface SandboxUser extends RareAttributes {
  readonly id: string;
  readonly externalId: string | null;
  readonly userName: string;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly displayName: string;
  readonly title: string | null;
  readonly department: string | null;
  readonly costCenter: string | null;
  readonly division: string | null;
  readonly companyName: string | null;
  readonly employeeNumber: string | null;
  readonly workPhone: string | null;
  readonly mobilePhone: string | null;
  readonly locale: string | null;
  readonly preferredLanguage: string | null;
  readonly timezone: string | null;
  readonly managerId: string | null;
  readonly managerName: string | null;
  readonly active: boolean;
  readonly accountStatus: readonly string[] | null;
  readonly provisionSource: string | null;
  readonly licenseIds: readonly string[] | null;
  readonly roles: readonly string[];
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly modifiedAt: number;
}

/** An epoch for all that the sandbox invents: Monday, 6 January 2025, 08:00 UTC. */
export const firstDay = Date.UTC(2025, 0, 6, 8);

/** The one licence of an organization, in the form in which SCIM lists it. */
export function licenseOf(organization: SandboxOrganization): string {
  return `MS_${organization.organizationId}`;
}

/** The person behind an account. */
export function userOfAccount(account: SandboxAccount, organization: SandboxOrganization): SandboxUser {
  const [givenName = '', familyName = ''] = account.displayName.split(' ');
  const role = roles[account.role].webex;
  return {
    ...nothingRare,
    id: account.userId,
    externalId: null,
    userName: account.email,
    givenName,
    familyName,
    displayName: account.displayName,
    title: role ? 'Systems administrator' : 'Planner',
    department: role ? 'Engineering' : 'Operations',
    costCenter: role ? 'CC-400' : 'CC-200',
    division: 'West',
    companyName: organization.name,
    employeeNumber: `A-${(seedOf(account.key) % 9000) + 1000}`,
    workPhone: '+13035550100',
    mobilePhone: null,
    locale: 'en_US',
    preferredLanguage: 'en_US',
    timezone: 'America/Denver',
    managerId: null,
    managerName: null,
    active: true,
    accountStatus: ['active'],
    provisionSource: null,
    licenseIds: [licenseOf(organization)],
    roles: role ? [role] : [],
    createdAt: firstDay,
    modifiedAt: firstDay,
  };
}
