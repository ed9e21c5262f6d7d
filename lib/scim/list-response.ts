import { z } from 'zod';
import { ResponseError } from '@/lib/errors';
import { type ScimGroup, scimGroupSchema } from './group';
import { type ScimUser, scimUserSchema } from './user';

/** One page of users. Numbers as the server claimed them, which need not fit each other. */
export interface UserListPage {
  readonly totalResults: number;
  /** 1-based; `null`: the server did not say. */
  readonly startIndex: number | null;
  readonly itemsPerPage: number;
  readonly users: readonly ScimUser[];
  /** Resources that were left out because they had no usable id. */
  readonly dropped: number;
}

/** A server that answers with more than this ignored `count` and would fill the memory. */
const maxResources = 10_000;

/** SCIM has numbers; some servers send them as text. */
const amount = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^[0-9]{1,15}$/)
      .transform(Number),
  ])
  .pipe(z.number().int().min(0).max(Number.MAX_SAFE_INTEGER));

const envelopeSchema = z.looseObject({
  totalResults: amount,
  startIndex: amount.nullish(),
  itemsPerPage: amount.nullish(),
  Resources: z.array(z.unknown()).max(maxResources).nullish(),
});

function parseList<T>(json: unknown, schema: z.ZodType<T>, what: string) {
  const envelope = envelopeSchema.safeParse(json);
  if (!envelope.success) {
    const field = envelope.error.issues[0]?.path.join('.') || 'the reply itself';
    throw new ResponseError('response-unexpected', `${what}: ${field} is missing or not as RFC 7644 says`);
  }
  const { totalResults, startIndex, itemsPerPage, Resources: resources } = envelope.data;
  if (!resources && totalResults > 0 && itemsPerPage !== 0) {
    throw new ResponseError('response-unexpected', `${what}: Resources is missing although totalResults is not 0`);
  }
  const readings = (resources ?? []).map((resource) => schema.safeParse(resource));
  const items = readings.flatMap((reading) => (reading.success ? [reading.data] : []));
  return {
    totalResults,
    startIndex: startIndex === null || startIndex === undefined ? null : Math.max(1, startIndex),
    itemsPerPage: itemsPerPage ?? readings.length,
    items,
    dropped: readings.length - items.length,
  };
}

/**
 * Reads a page of users from the parsed JSON of a SCIM 1 or SCIM 2 list. A bad user never spoils the page: it is left out and counted.
 *
 * @throws {ResponseError} `response-unexpected`: not a list, no or an impossible `totalResults`, over 10,000 resources, or none although some are claimed.
 * @see https://www.rfc-editor.org/rfc/rfc7644#section-3.4.2
 */
export function parseListResponse(json: unknown): UserListPage {
  const { items: users, ...page } = parseList(json, scimUserSchema, 'Users');
  return { ...page, users };
}

/** One page of groups, as {@link UserListPage}. */
export interface GroupListPage extends Omit<UserListPage, 'users'> {
  readonly groups: readonly ScimGroup[];
}

/** Reads a page of groups, as {@link parseListResponse}. */
export function parseGroupList(json: unknown): GroupListPage {
  const { items: groups, ...page } = parseList(json, scimGroupSchema, 'Groups');
  return { ...page, groups };
}
