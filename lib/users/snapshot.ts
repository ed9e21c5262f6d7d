import type { ProblemDocument } from '@/lib/problems';

/** What may be asked of the snapshot, beside the search; all at once. */
export interface UsersFilter {
  /** Text that a user's name, e-mail addresses, title or externalId contains, whatever its case; empty for everybody. */
  readonly q: string;
  readonly status: 'active' | 'inactive' | null;
  readonly licence: 'none' | 'some' | null;
  /** A `provisionSource`, or {@link noSource}. */
  readonly source: string | null;
  /** An `accountStatus`. */
  readonly account: string | null;
  /** Changed at this moment or later, epoch milliseconds. */
  readonly since: number | null;
}

/** Stands for users of whom Webex names no source. */
export const noSource = 'unnamed';

type SnapshotSort = 'name' | 'userName' | 'modified';

/** One window of the users that a filter lets through. */
export interface SnapshotQuery {
  readonly filter: UsersFilter;
  readonly sortBy: SnapshotSort;
  readonly descending: boolean;
  /** From 0. */
  readonly offset: number;
  /** At most 200. */
  readonly limit: number;
}

/** A user as the snapshot shows it in a table. */
export interface SnapshotRow {
  readonly id: string;
  readonly name: string;
  readonly userName: string | null;
  readonly title: string | null;
  readonly externalId: string | null;
  readonly active: boolean | null;
  /** How many licences; `null` when Webex did not tell. */
  readonly licences: number | null;
  readonly source: string | null;
  readonly accountStatus: readonly string[];
  readonly createdAt: number | null;
  readonly modifiedAt: number | null;
}

/** A window of the snapshot. */
export interface SnapshotPage {
  /** Which crawl it comes from: rows of different generations do not belong together. */
  readonly generation: number;
  /** When that crawl ended, epoch milliseconds. */
  readonly takenAt: number;
  /** How many users match. */
  readonly total: number;
  /** More match than were counted: `total` is a lower bound. */
  readonly more: boolean;
  readonly offset: number;
  readonly rows: readonly SnapshotRow[];
}

/** How many users each value of each filter would show, with all other filters as they are. Values without users may be absent. */
export interface FacetCounts {
  readonly status: Readonly<Record<string, number>>;
  readonly licence: Readonly<Record<string, number>>;
  readonly source: Readonly<Record<string, number>>;
  readonly account: Readonly<Record<string, number>>;
}

/** What a crawl saw that a quiet directory would not show. */
export interface CrawlNotes {
  /** `totalResults` of the first and of the last page. */
  readonly claimedFirst: number | null;
  readonly claimedLast: number | null;
  /** Users that came more than once. */
  readonly repeated: number;
  /** Resources without a usable id, which cannot be kept. */
  readonly withoutId: number;
  /** Times that Webex asked to wait. */
  readonly rests: number;
}

/** A crawl that runs, or the last one. */
export interface CrawlView {
  readonly id: string;
  readonly status: 'running' | 'done' | 'cancelled' | 'failed';
  readonly startedAt: number;
  readonly startedBy: string;
  readonly finishedAt: number | null;
  /** Users read so far. */
  readonly seen: number;
  /** What Webex said last that there are; `null` before the first page. */
  readonly claimed: number | null;
  /** Webex asked to wait until then. */
  readonly restingUntil: number | null;
  readonly notes: CrawlNotes;
  /** Why it failed. */
  readonly problem: ProblemDocument | null;
}

/** The snapshot of a connection's users: whether it is kept, how old it is, and the crawl that freshens it. */
export interface SnapshotView {
  /** Personal data is kept only while it is on. */
  readonly on: boolean;
  readonly turnedOnBy: string | null;
  readonly turnedOnAt: number | null;
  /** 0 before the first crawl is done. */
  readonly generation: number;
  readonly takenAt: number | null;
  readonly total: number | null;
  /** Users without a licence, of those whose licences Webex told. */
  readonly withoutLicence: number | null;
  /** When the next crawl begins by itself; `null`: none does. */
  readonly nextAt: number | null;
  readonly crawl: CrawlView | null;
}

export const changeKinds = ['created', 'updated', 'deactivated', 'reactivated', 'removed'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** An attribute before and after; `null` is absent. Long values are cut. */
export interface AttributeChange {
  /** As in a SCIM filter: `name.givenName`, or after the URN of an extension and a colon. */
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What happened to a user between two snapshots. */
export interface UserChange {
  /** Grows with time. */
  readonly id: number;
  readonly userId: string;
  readonly name: string;
  readonly userName: string | null;
  readonly kind: ChangeKind;
  readonly attributes: readonly AttributeChange[];
  /** The user's `provisionSource`. Who made the change, Webex does not say. */
  readonly source: string | null;
  /** `meta.lastModified`, or `null` when Webex did not tell or the user is gone. */
  readonly happenedAt: number | null;
  /** When the crawl that found it read it. */
  readonly seenAt: number;
}

/** A page of the change feed, newest first. */
export interface ChangesPage {
  readonly changes: readonly UserChange[];
  /** To be passed as `before` for the next page; `null` at the end. */
  readonly next: number | null;
}

/** The size of the directory when a crawl was done. */
export interface SnapshotTotals {
  readonly takenAt: number;
  readonly total: number;
  readonly counts: FacetCounts;
}
