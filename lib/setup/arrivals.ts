import type { ProblemCode } from '@/lib/problems';
import type { ScimUser } from '@/lib/scim/user';
import { accountStatusOf, createdAtOf, displayNameOf, lastModifiedOf, licenceCountOf, sourceOf } from '@/lib/scim/user-facts';

/** What may happen to a user while the directory is watched. */
export const arrivalKinds = ['created', 'linked', 'updated', 'deactivated', 'reactivated'] as const;

/** One of {@link arrivalKinds}. */
export type ArrivalKind = (typeof arrivalKinds)[number];

/** One thing that happened to one user, with the state that it left. */
export interface Arrival {
  readonly id: string;
  readonly kind: ArrivalKind;
  readonly userId: string;
  readonly name: string;
  readonly userName: string;
  /** `null`: Webex did not tell. */
  readonly licences: number | null;
  /** In Webex's words; several are joined by a comma. */
  readonly accountStatus: string | null;
  readonly source: string | null;
  /** Webex's `lastModified`, epoch milliseconds; the time at which it was seen when Webex gave none. */
  readonly at: number;
  readonly seenAt: number;
}

/** A watch over an organization's directory, as the screens show it. Times are epoch milliseconds. */
export interface ArrivalWatchView {
  readonly startedAt: number;
  readonly status: 'starting' | 'watching' | 'paused' | 'failed';
  /** `known`: users whose state was read; fewer than `total` in a large organization. `null` until it was taken. */
  readonly baseline: { readonly total: number; readonly known: number; readonly at: number } | null;
  readonly askedAt: number | null;
  readonly nextAskAt: number | null;
  /** Why the last question failed. */
  readonly problem: ProblemCode | null;
  readonly counts: Readonly<Record<ArrivalKind, number>>;
  /** Different users seen. */
  readonly users: number;
  /** Of them, active and without a licence as last seen. One whose licences are not known is not counted. */
  readonly unlicensed: number;
  /** Of them, those whose e-mail domain looks not to be verified, see {@link looksUnverified}. */
  readonly unverified: number;
  /** The first that was created or linked. */
  readonly first: Arrival | null;
  /** Newest first, at most 25. */
  readonly newest: readonly Arrival[];
}

/** What is remembered of a user between two readings. */
export interface UserState {
  readonly userId: string;
  readonly name: string;
  readonly userName: string;
  readonly active: boolean;
  readonly externalId: string | null;
  readonly source: string | null;
  readonly licences: number | null;
  readonly accountStatus: string | null;
  readonly createdAt: number | null;
  readonly modifiedAt: number | null;
  readonly version: string | null;
}

/** What a user's reading is compared with. */
export interface Baseline {
  /** By this server's clock. */
  readonly at: number;
  /** Every user was read. */
  readonly complete: boolean;
  /**
   * Webex's `lastModified` of the user that was changed longest ago among those read, when they were the newest of all; else null.
   * Whoever existed at the baseline and was changed later than this was read.
   */
  readonly horizon: number | null;
}

/** In characters, of each text that is remembered. */
const maxTextLength = 256;

/** A text that every database gives back as it was: no database keeps half characters, PostgreSQL keeps no NUL. */
function toKept(text: string | null | undefined): string | null {
  return text ? text.slice(0, maxTextLength).replace(/[\p{Cs}\p{Cc}]/gu, '\uFFFD') : null;
}

/** Reduces a user to what is remembered. A user without `active` counts as active, as RFC 7643 leaves it to the service. */
export function userStateOf(user: ScimUser): UserState {
  const userId = toKept(user.id) ?? user.id;
  return {
    userId,
    name: displayNameOf(user),
    userName: toKept(user.userName) ?? userId,
    active: user.active !== false,
    externalId: toKept(user.externalId),
    source: toKept(sourceOf(user)),
    licences: licenceCountOf(user),
    accountStatus: toKept(accountStatusOf(user).join(', ')),
    createdAt: createdAtOf(user),
    modifiedAt: lastModifiedOf(user),
    version: toKept(user.meta?.version),
  };
}

/** A user whom the baseline did not hold. */
function compareUnknown(now: UserState, baseline: Baseline): ArrivalKind | null {
  const since = baseline.horizon ?? baseline.at;
  if (baseline.complete || (now.createdAt !== null && now.createdAt > since)) return 'created';
  if (now.modifiedAt === null || now.modifiedAt <= since) return null;
  return now.active ? 'updated' : 'deactivated';
}

function wasTouched(before: UserState, now: UserState): boolean {
  if (before.modifiedAt !== now.modifiedAt) return true;
  if (before.version !== null && now.version !== null) return before.version !== now.version;
  return (['name', 'userName', 'externalId', 'source', 'licences', 'accountStatus'] as const).some((field) => before[field] !== now[field]);
}

/**
 * What happened to a user between two readings; `null` for nothing.
 *
 * A user whom the baseline did not hold was created, if the baseline held all users or its `meta.created` says so. Else it existed, and was
 * only now read for the first time unless it was changed since the baseline. Its former state is not known then: it is `deactivated` when
 * it is inactive now, although it may have been before, and else `updated`.
 * A reading that is older than the one before is nothing: the search of Webex is eventually consistent.
 *
 * @param before the reading before, `null` when there is none.
 */
export function compareUser(before: UserState | null, now: UserState, baseline: Baseline): ArrivalKind | null {
  if (!before) return compareUnknown(now, baseline);
  if (isOlder(before, now)) return null;
  if (before.active && !now.active) return 'deactivated';
  if ((!before.externalId && now.externalId) || (before.source !== 'OKTA' && now.source === 'OKTA')) return 'linked';
  if (!before.active && now.active) return 'reactivated';
  return wasTouched(before, now) ? 'updated' : null;
}

/** Whether a reading shows a user as it was before the reading that is held already. */
export function isOlder(before: UserState, now: UserState): boolean {
  return before.modifiedAt !== null && now.modifiedAt !== null && now.modifiedAt < before.modifiedAt;
}

/**
 * Webex marks users as transient when their e-mail domain is not verified in the organization. Spelled with hyphens in one place and
 * underscores in another. Sources: github.com/webex/webex-openapi-specs, `public-spec/webex-admin.json`; help.webex.com/cd6d84, seen 2026-11.
 */
const unverifiedStatuses: ReadonlySet<string> = new Set(['transient', 'pending-transient', 'compliance-transient']);

/** Whether an account status, as an {@link Arrival} holds it, says that the e-mail domain is not verified. */
export function looksUnverified(accountStatus: string | null): boolean {
  return (accountStatus ?? '').split(', ').some((status) => unverifiedStatuses.has(status.replaceAll('_', '-')));
}
