import { z } from 'zod';
import { lenient, text } from './lenient';
import { webexGroupSchema } from './schema-urns';

const memberSchema = z.looseObject({ value: z.string().min(1).max(256), type: text, display: text });

/**
 * A group as a SCIM service answers it. Only `id` is required; fields that are not named here pass unchanged.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7643#section-4.2; github.com/webex/webex-openapi-specs, `public-spec/webex-admin.json`
 */
export const scimGroupSchema = z.looseObject({
  id: z.string().min(1).max(256),
  displayName: text,
  externalId: text,
  meta: lenient(z.looseObject({ created: text, lastModified: text })),
  [webexGroupSchema]: lenient(z.looseObject({ provisionSource: text, usage: text, groupType: text })),
});

export type ScimGroup = z.infer<typeof scimGroupSchema>;

/** A member of a group: a user, mostly, or another group. */
export type GroupMember = z.infer<typeof memberSchema>;

/** Webex's own envelope for members (developer.webex.com, Groups: get a group's members, seen 2026-11). */
export const groupMembersSchema = z.looseObject({
  memberSize: z.number().int().min(0),
  displayName: text,
  startIndex: z.number().int().nullish(),
  members: z
    .array(z.unknown())
    .max(10_000)
    .nullish()
    .transform((members) => (members ?? []).flatMap((member) => memberSchema.safeParse(member).data ?? [])),
});
