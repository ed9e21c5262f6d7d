import type { SandboxContext } from './context';
import type { SandboxGroup } from './groups';
import { type JsonObject, memberOf, objectsIn } from './json';
import type { SandboxOrganization } from './organizations';
import { scatter, seedOf } from './scatter';
import { userById } from './written-user';

const groupSchema = 'urn:ietf:params:scim:schemas:core:2.0:Group';
const webexGroupSchema = 'urn:scim:schemas:extension:cisco:webexidentity:2.0:Group';
const maxNameLength = 256;
const maxExternalIdLength = 512;
/** Every change of a group looks at all of its members. */
const maxMembers = 5_000;

/** What a SCIM client says about a group. */
export type GroupDraft = Pick<SandboxGroup, 'displayName' | 'externalId' | 'memberIds'>;

/** A group in the documented shape. Members are people of the organization; in a list they are shown on request only. */
export function toScimGroup(context: SandboxContext, organization: SandboxOrganization, group: SandboxGroup, withMembers: boolean) {
  const { organizationId } = organization;
  const scimBase = `${context.base}/identity/scim/${organizationId}/v2`;
  const shown = (id: string) => ({
    value: id,
    type: 'user',
    display: userById(context, organization, id)?.displayName ?? id,
    $ref: `${scimBase}/Users/${id}`,
  });
  return {
    schemas: [groupSchema, webexGroupSchema],
    id: group.id,
    ...(group.externalId !== null && { externalId: group.externalId }),
    displayName: group.displayName,
    ...(withMembers && { members: [...group.memberIds].map(shown) }),
    [webexGroupSchema]: { provisionSource: 'OKTA', meta: { organizationID: organizationId } },
    meta: {
      resourceType: 'Group',
      location: `${scimBase}/Groups/${group.id}`,
      version: `W/"${scatter(seedOf(group.id), group.modifiedAt % 2 ** 31)}"`,
      created: new Date(group.createdAt).toISOString(),
      lastModified: new Date(group.modifiedAt).toISOString(),
    },
  };
}

/** Reads a whole group. What a PUT leaves out is gone, members too; who is not in the organization cannot be a member. */
export function readGroup(
  context: SandboxContext,
  organization: SandboxOrganization,
  body: JsonObject,
): { readonly draft: GroupDraft } | { readonly refused: string } {
  const [displayName, externalId] = [memberOf(body, 'displayName'), memberOf(body, 'externalId') ?? null];
  if (typeof displayName !== 'string' || displayName.trim() === '' || displayName.length > maxNameLength)
    return { refused: `displayName must be a text of 1 to ${maxNameLength} characters.` };
  if (externalId !== null && (typeof externalId !== 'string' || externalId.length > maxExternalIdLength))
    return { refused: `externalId must be a text of at most ${maxExternalIdLength} characters.` };
  const memberIds = new Set<string>();
  for (const member of objectsIn(body, 'members')) {
    const id = memberOf(member, 'value');
    const user = typeof id === 'string' ? userById(context, organization, id) : null;
    if (!user) return { refused: 'A member is nobody of this organization.' };
    memberIds.add(user.id);
    if (memberIds.size > maxMembers)
      return { refused: `A group of the sandbox has at most ${maxMembers.toLocaleString('en-US')} members.` };
  }
  return { draft: { displayName, externalId, memberIds } };
}
