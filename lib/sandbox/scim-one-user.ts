import { isObject, type JsonObject, memberOf, objectsIn } from './json';
import { type DraftVerdict, readUser, type UserDraft } from './scim-draft';
import { metaOf, phonesOf, present, type ScimPlace } from './scim-user';
import type { SandboxUser } from './user';

/** The core schema of SCIM 1. */
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
    name: present({ givenName: user.givenName, familyName: user.familyName }),
    displayName: user.displayName,
    ...present({ title: user.title }),
    emails: [{ value: user.userName, type: 'work', primary: true }],
    phoneNumbers: phonesOf(user),
    roles: user.roles,
    ...(user.accountStatus && { accountStatus: user.accountStatus }),
    ...(user.licenseIds && { licenseID: user.licenseIds }),
    ...(user.provisionSource === 'AD' && { cisSyncSource: 'DirSync' }),
    meta: { created, lastModified, location, version, organizationID: organizationId },
  };
}

/** Webex's own words for whatever the classic Okta app must not send. */
const malformed = 'The request could not be understood by the server due to malformed syntax';

/**
 * Reads what the older SCIM takes: the core attributes. Phone numbers and addresses make the whole request malformed.
 *
 * @param before what is known of the person; all that this version cannot say is left as it was.
 * @see https://support.okta.com/help/s/article/Cisco-Webex-Provisioning-fails-to-create-user-with-The-request-could-not-be-understood-by-the-server-due-to-malformed-syntax-error
 */
export function readScimOneUser(body: JsonObject, before: UserDraft | null): DraftVerdict {
  if (objectsIn(body, 'phoneNumbers').length > 0 || objectsIn(body, 'addresses').length > 0) return { refused: malformed };
  const core = ['userName', 'active', 'name', 'displayName', 'title', 'externalId'].map((name) => [name, memberOf(body, name)]);
  const verdict = readUser(Object.fromEntries(core));
  if ('refused' in verdict) return { refused: malformed };
  if (!before) return verdict;
  const { userName, active, givenName, familyName, displayName, title, externalId } = verdict.draft;
  return { draft: { ...before, userName, active, givenName, familyName, displayName, title, externalId } };
}

/** In SCIM 1.1 a PATCH is a part of a user, not a list of operations (SCIM 1.1 protocol, 3.3.2). */
export function isOldPatch(body: JsonObject): boolean {
  return memberOf(body, 'Operations') === undefined;
}

/** A user with the attributes of such a part; those of `name` one by one. */
export function mergeOldPatch(resource: JsonObject, body: JsonObject): JsonObject {
  const [before, after] = [memberOf(resource, 'name'), memberOf(body, 'name')];
  const name = isObject(before) && isObject(after) ? { name: { ...before, ...after } } : {};
  return { ...resource, ...body, ...name };
}
