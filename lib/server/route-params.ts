import 'server-only';
import { z } from 'zod';
import { mostActsOnPage } from '@/lib/activity/act';
import { exportFormats } from '@/lib/activity/export-format';
import { actGroups, actorKinds, isDay, longestActor } from '@/lib/activity/filter';
import { isStatementId, type StatementId } from '@/lib/setup/step';
import { isTimeZone } from '@/lib/time-zone';
import { userExportFormats } from '@/lib/users/export-format';
import { changeKinds } from '@/lib/users/snapshot';

/** The addresses' own parts. */
export const connectionParams = z.object({ connectionId: z.uuid() });
/** One way in which a connection's admin is reached. */
export const channelParams = connectionParams.extend({ channelId: z.uuid() });
/** One statement of a connection. */
export const statementParams = connectionParams.extend({
  statement: z.custom<StatementId>((value) => typeof value === 'string' && isStatementId(value)),
});
/** One renewal of a connection. */
export const renewalParams = connectionParams.extend({ renewalId: z.uuid() });
/** A session, named by the hash of its id. */
export const sessionParams = z.object({ sessionId: z.string().regex(/^[0-9a-f]{64}$/) });
export const memberParams = z.object({ memberId: z.uuid() });
/** One relay link of a connection. */
export const relayParams = connectionParams.extend({ relayId: z.uuid() });
/** What a browser derives from a relay link to have it found. */
export const relayLookup = z.string().regex(/^[\w-]{43}$/);
export const userParams = connectionParams.extend({ userId: z.string().min(1).max(256) });

/** In whose time zone an answer is written: an IANA name, UTC when nobody says. */
export const timeZoneQuery = z.object({ timeZone: z.string().max(64).refine(isTimeZone).default('UTC') });
export const nextAuthParams = z.object({ nextauth: z.array(z.string().max(64)).max(4) });

const keyOf = <T extends string>(names: Readonly<Record<T, string>>) =>
  z.custom<T>((value) => typeof value === 'string' && Object.hasOwn(names, value));
const day = z.string().refine(isDay).nullable().default(null);

/** Which acts are wanted. Unlike a page, a program learns of a mistake: it would take all acts for the few that it asked for. */
const actFilterQuery = timeZoneQuery.extend({
  group: keyOf(actGroups).nullable().default(null),
  by: keyOf(actorKinds).nullable().default(null),
  actor: z.string().trim().max(longestActor).default(''),
  from: day,
  to: day,
});
export const activityQuery = actFilterQuery.extend({
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(mostActsOnPage).default(50),
});
export const activityExportQuery = actFilterQuery.extend({ format: keyOf(exportFormats) });

/** A window of the snapshot, beside the search itself, which is read as on the page. */
export const windowQuery = z
  .object({
    offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
    limit: z.coerce.number().int().min(1).max(200).default(100),
  })
  .catchall(z.string());
/** Which changes of users are wanted. */
export const changesQuery = z.object({
  before: z.coerce.number().int().positive().nullable().default(null),
  kind: z.enum(changeKinds).nullable().default(null),
  user: z.string().max(256).nullable().default(null),
});
/** An export of users, beside the search itself. */
export const usersExportQuery = z.object({ format: keyOf(userExportFormats) }).catchall(z.string());
/** One group of an organization. */
export const groupParams = connectionParams.extend({ groupId: z.string().min(1).max(256) });
/** Where a page of Webex's begins, 1-based as in SCIM. */
export const pageQuery = z.object({ startIndex: z.coerce.number().int().min(1).max(1_000_000_000).default(1) });
