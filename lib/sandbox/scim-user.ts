import { scatter, seedOf } from './scatter';
import type { SandboxUser } from './user';

/** A user, RFC 7643 section 4.1. */
export const coreSchema = 'urn:ietf:params:scim:schemas:core:2.0:User';
/** Its enterprise extension, section 4.3. */
export const enterpriseSchema = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const webexSchema = 'urn:scim:schemas:extension:cisco:webexidentity:2.0:User';

/** Where a user is shown. */
export interface ScimPlace {
  /** Absolute URL of the organization's SCIM base, without a trailing slash. */
  readonly scimBase: string;
  readonly organizationId: string;
  /** The groups of a person; `null` when the reply does not tell. */
  readonly groupsOf: ((user: SandboxUser) => readonly { readonly id: string; readonly displayName: string }[]) | null;
}

const roleNames: Readonly<Record<string, string>> = {
  id_full_admin: 'Full administrator',
  id_user_admin: 'User administrator',
  id_readonly_admin: 'Read-only administrator',
};

/** A user’s `meta`, RFC 7643 section 3.1. */
export const metaOf = (user: SandboxUser, location: string) => ({
  resourceType: 'User',
  location,
  version: `W/"${scatter(seedOf(user.id), user.modifiedAt % 2 ** 31)}"`,
  created: new Date(user.createdAt).toISOString(),
  lastModified: new Date(user.modifiedAt).toISOString(),
});

/** The attributes that have a value. */
export const present = (attributes: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== null));

/** A user’s `phoneNumbers`: the work number is the primary one. */
export const phonesOf = (user: SandboxUser) => [
  ...(user.workPhone ? [{ value: user.workPhone, type: 'work', primary: true, display: 'work' }] : []),
  ...(user.mobilePhone ? [{ value: user.mobilePhone, type: 'mobile', primary: false, display: 'mobile' }] : []),
];

/** A user in the documented shape of SCIM 2, with the enterprise and the Webex extension. */
export function toScimUser(user: SandboxUser, { scimBase, organizationId, groupsOf }: ScimPlace) {
  return {
    schemas: [coreSchema, webexSchema, enterpriseSchema],
    id: user.id,
    ...(user.externalId !== null && { externalId: user.externalId }),
    userName: user.userName,
    active: user.active,
    userType: 'user',
    name: present({
      givenName: user.givenName,
      familyName: user.familyName,
      middleName: user.middleName,
      honorificPrefix: user.honorificPrefix,
      honorificSuffix: user.honorificSuffix,
    }),
    displayName: user.displayName,
    ...present({
      nickName: user.nickName,
      profileUrl: user.profileUrl,
      title: user.title,
      preferredLanguage: user.preferredLanguage,
      locale: user.locale,
      timezone: user.timezone,
    }),
    emails: [{ value: user.userName, type: 'work', primary: true }],
    phoneNumbers: phonesOf(user),
    ...(user.address && { addresses: [{ ...user.address, type: 'work' }] }),
    ...(user.roles.length > 0 && { roles: user.roles.map((value) => ({ value, type: 'cirole', display: roleNames[value] ?? value })) }),
    ...(groupsOf && {
      groups: groupsOf(user).map(({ id, displayName }) => ({ value: id, display: displayName, $ref: `${scimBase}/Groups/${id}` })),
    }),
    [enterpriseSchema]: {
      ...present({
        employeeNumber: user.employeeNumber,
        costCenter: user.costCenter,
        organization: user.companyName,
        division: user.division,
        department: user.department,
      }),
      ...(user.managerId !== null && {
        manager: { value: user.managerId, displayName: user.managerName, $ref: `${scimBase}/Users/${user.managerId}` },
      }),
    },
    [webexSchema]: {
      ...(user.accountStatus && { accountStatus: user.accountStatus }),
      ...(user.provisionSource !== null && { provisionSource: user.provisionSource }),
      userNameType: 'email',
      isTeamsOnJabberEnabled: false,
      isUCCallOnJabberEnabled: false,
      ...(user.licenseIds && { licenseID: user.licenseIds }),
      managedOrgs: [],
      managedGroups: [],
      meta: { organizationId },
    },
    meta: metaOf(user, `${scimBase}/Users/${user.id}`),
  };
}
