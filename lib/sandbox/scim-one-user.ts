import { metaOf, phonesOf, type ScimPlace } from './scim-user';
import type { SandboxUser } from './user';

export const scimOneSchema = 'urn:scim:schemas:core:1.0';
const commonIdentitySchema = 'urn:scim:schemas:extension:cisco:commonidentity:1.0';

/**
 * A user in the older shape: everything at the top, roles and licences as plain strings, and `cisSyncSource` where SCIM 2 has `provisionSource`.
 * Not documented in full anywhere; made from what public samples show.
 */
export function toScimOneUser(user: SandboxUser, { scimBase, organizationId }: ScimPlace) {
  const { created, lastModified, location, version } = metaOf(user, `${scimBase}/Users/${user.id}`);
  return {
    schemas: [scimOneSchema, commonIdentitySchema],
    id: user.id,
    ...(user.externalId !== null && { externalId: user.externalId }),
    userName: user.userName,
    active: user.active,
    name: { givenName: user.givenName, familyName: user.familyName },
    displayName: user.displayName,
    title: user.title,
    emails: [{ value: user.userName, type: 'work', primary: true }],
    phoneNumbers: phonesOf(user),
    roles: user.roles,
    ...(user.accountStatus && { accountStatus: user.accountStatus }),
    ...(user.licenseIds && { licenseID: user.licenseIds }),
    ...(user.provisionSource === 'AD' && { cisSyncSource: 'DirSync' }),
    meta: { created, lastModified, location, version, organizationID: organizationId },
  };
}
