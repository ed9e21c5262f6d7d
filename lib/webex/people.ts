import { z } from 'zod';
import { ResponseError } from '@/lib/errors';
import { decodeHydraId } from './hydra-id';

/**
 * The reply of `GET /v1/people/me`, as far as Onramp reads it; every other field passes.
 * `roles` is a list in recorded replies, while the specification's example joins two ids with a comma in one string.
 *
 * @see https://developer.webex.com/docs/api/v1/people; github.com/webex/webex-openapi-specs, `public-spec/webex-admin.json`
 */
const personSchema = z.looseObject({
  id: z.string().min(1).max(1024),
  emails: z.array(z.string()).nullish(),
  displayName: z.string().nullish(),
  orgId: z.string().max(1024).nullish(),
  roles: z.union([z.array(z.string()), z.string()]).nullish(),
});

/** Who a token belongs to. */
export interface Person {
  /** Decoded: a UUID, as SCIM uses it. */
  readonly id: string;
  readonly email: string | null;
  readonly displayName: string | null;
  /** Decoded: a lower-case UUID. `null` when Webex named none, or something that is not an organization with an id. */
  readonly organizationId: string | null;
  /** Decoded tails, such as `id_full_admin`. */
  readonly roles: readonly string[];
  /** Whether Webex sent the field at all. Without it, no role can be denied. */
  readonly rolesGiven: boolean;
}

/** Decoded tails of role ids and Webex's own labels: `GET /v1/roles` as recorded in the ConnId Webex connector (2020). */
export const roleNames: Readonly<Record<string, string>> = Object.freeze({
  id_full_admin: 'Full Administrator',
  id_readonly_admin: 'Read-only Administrator',
  id_user_admin: 'User Administrator',
  id_device_admin: 'Device Administrator',
  'atlas-portal.support': 'Support Administrator',
  'atlas-portal.billing': 'Billing Administrator',
  'atlas-portal.reports': 'Reports Administrator',
  'atlas-portal.all': 'Portal Administrator',
  'atlas-portal.application': 'Application Administrator',
  'atlas-portal.partner.salesadmin': 'Sales Administrator',
  'atlas-portal.partner.helpdesk': 'Help Desk Administrator',
  'atlas-portal.partner.helpdesk.advanced': 'Advanced Help Desk Administrator',
  'spark.synckms': 'KMS Sync Administrator',
});

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const toTail = (id: string) => decodeHydraId(id)?.id ?? id;

function toOrganizationId(orgId: string | null | undefined): string | null {
  if (!orgId) return null;
  const decoded = decodeHydraId(orgId);
  if (decoded !== null && decoded.type !== 'ORGANIZATION') return null;
  const id = (decoded?.id ?? orgId).toLowerCase();
  return uuid.test(id) ? id : null;
}

function toRoles(roles: string | readonly string[] | null | undefined): readonly string[] {
  const ids = (typeof roles === 'string' ? [roles] : (roles ?? [])).flatMap((joined) => joined.split(','));
  return [...new Set(ids.map((id) => toTail(id.trim())).filter((tail) => tail !== ''))];
}

/**
 * Reads the person behind a token from the parsed JSON of `GET /v1/people/me`.
 *
 * @throws {ResponseError} `response-unexpected`; its message names the field, never a value.
 */
export function parsePerson(json: unknown): Person {
  const reply = personSchema.safeParse(json);
  if (!reply.success) {
    const field = reply.error.issues[0]?.path.join('.') || 'the reply itself';
    throw new ResponseError('response-unexpected', `people/me: ${field} is missing or of another type`);
  }
  const { id, emails, displayName, orgId, roles } = reply.data;
  return {
    id: toTail(id),
    email: emails?.find((email) => email !== '') ?? null,
    displayName: displayName || null,
    organizationId: toOrganizationId(orgId),
    roles: toRoles(roles),
    rolesGiven: roles !== undefined && roles !== null,
  };
}
