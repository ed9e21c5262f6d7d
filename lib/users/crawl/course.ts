import { ResponseError } from '@/lib/errors';
import type { UserListPage } from '@/lib/scim/list-response';
import type { ScimUser } from '@/lib/scim/user';
import type { CrawlNotes } from '@/lib/users/snapshot';
import { IdSet } from './id-set';

/** What one page brought. */
export interface Judged {
  /** Those who were not delivered before. */
  readonly users: readonly ScimUser[];
  readonly ended: boolean;
}

/** Users by whom what Webex claims may exceed what it shows, before they are taken for missing. */
export const mostMissing = (claimed: number): number => Math.max(200, claimed / 100);

/** Pages without anybody new that are forgiven beyond twice those that were read. */
const patience = 20;

/**
 * Leads through a list that may change, or lie, while it is read: RFC 7644 section 3.4.2.4 promises no snapshot. Each page begins with the last
 * user of the one before. A page in which nobody is known lies behind a gap, because users before it went away, so the course goes back until it
 * meets somebody who is. While the list is sorted, whoever was in it all the time is delivered, and nobody is twice.
 */
export class Course {
  readonly #sorted: boolean;
  readonly #seen = new IdSet();
  /** Where the next page begins, 1-based. */
  next: number;
  #stride: number;
  #claimed: number | null = null;
  #back: number;
  #furthest: number;
  #fruitless = 0;
  /** Where somebody new was met last. */
  #reached = 1;
  #longest = 0;
  /** Users who came before the crawl was interrupted. */
  readonly #before: number;
  /** Whether the next page must begin with somebody who is known. */
  #overlaps: boolean;
  #last: string | undefined;
  #emptyAt: { index: number; times: number } | null = null;
  #notes = { claimedFirst: null as number | null, repeated: 0, withoutId: 0 };

  /** @param count users of one page that are asked for. @param sorted whether Webex sorts the list. */
  constructor(start: number, count: number, sorted: boolean) {
    this.next = start;
    this.#before = start - 1;
    this.#stride = count;
    this.#back = count;
    this.#furthest = start;
    this.#sorted = sorted;
    this.#overlaps = sorted;
  }

  get delivered(): number {
    return this.#seen.size;
  }

  /** What Webex said last that there are; 0 before the first page. */
  get claimed(): number {
    return this.#claimed ?? 0;
  }

  notes(): Omit<CrawlNotes, 'rests'> {
    return { ...this.#notes, claimedLast: this.#claimed };
  }

  /** Where the pages after the next one probably begin, as long as the list is that long. */
  *ahead(): Generator<number> {
    const step = Math.max(1, this.#stride - this.#overlap(this.#stride));
    for (let index = this.next; index === this.next || index < this.claimed; index += step) yield index;
  }

  /** Whether somebody of a page was delivered already. */
  meets(page: UserListPage): boolean {
    return page.users.some(({ id }) => this.#seen.has(id));
  }

  /**
   * Judges the page that begins at {@link next}, and says where the next one does.
   *
   * @param connected whether somebody of it is known, from this crawl or from before it was interrupted.
   * @throws {ResponseError} `list-never-ends`, or `list-incomplete` when a part of the list is missing.
   */
  judge(page: UserListPage, connected: boolean): Judged {
    const asked = this.next;
    const length = page.users.length + page.dropped;
    this.#claimed = page.totalResults;
    this.#notes.claimedFirst ??= page.totalResults;
    const again = asked < this.#furthest;
    this.#furthest = Math.max(this.#furthest, asked);
    this.#fruitless += 1;
    if (this.#fruitless > patience + (2 * this.#reached) / this.#stride) {
      throw new ResponseError('list-never-ends', `nobody new in ${this.#fruitless} pages, after ${this.delivered} users`);
    }
    if (length === 0) return this.#judgeEmpty(asked);
    this.#stride = length;
    if (this.#emptyAt && asked > this.#emptyAt.index) throw this.#missing(this.#emptyAt.index);
    this.#emptyAt = null;
    // Whoever ends one page and begins the next may be one without an id, and is then not met again.
    const mustMeet = this.#overlaps && asked > 1 && page.dropped === 0;
    if (mustMeet && !connected) return this.#goBack(asked);
    this.#back = length;
    return this.#take(page, asked, again);
  }

  #take(page: UserListPage, asked: number, again: boolean): Judged {
    const length = page.users.length + page.dropped;
    this.#longest = Math.max(this.#longest, length);
    const met = page.users[0]?.id === this.#last ? 1 : 0;
    const users = page.users.filter(({ id }) => this.#seen.add(id));
    this.#notes.withoutId += page.dropped;
    if (!again) this.#notes.repeated += page.users.length - users.length - met;
    this.#last = page.users.at(-1)?.id ?? this.#last;
    if (users.length > 0) {
      this.#fruitless = 0;
      this.#reached = Math.max(this.#reached, asked);
    }
    this.next = asked + length - this.#overlap(length);
    this.#overlaps = this.#overlap(length) > 0;
    return { users, ended: users.length === 0 && asked + length - 1 >= this.claimed && this.#isEnd(length) };
  }

  /** A page without news behind the claimed end: it is the end if all are there, or if only the last one came again. */
  #isEnd(length: number): boolean {
    return this.#before + this.delivered >= this.claimed || (length === 1 && this.#longest > 1);
  }

  /** A list that is not sorted has no order in which somebody could be met again. */
  #overlap(length: number): number {
    return this.#sorted && length > 1 ? 1 : 0;
  }

  #goBack(asked: number): Judged {
    this.next = Math.max(1, asked - this.#back);
    this.#overlaps = this.#sorted;
    this.#back *= 2;
    return { users: [], ended: false };
  }

  #judgeEmpty(asked: number): Judged {
    const nobody = { users: [], ended: false };
    if (this.claimed === 0) return { users: [], ended: true };
    if (this.#emptyAt && asked > this.#emptyAt.index) {
      // Nothing behind the hole either: the total was too high, unless by so many that they may be missing.
      const missing = this.claimed - this.#before - this.delivered - this.#notes.withoutId;
      if (this.delivered === 0 || missing > mostMissing(this.claimed)) throw this.#missing(this.#emptyAt.index);
      return { users: [], ended: true };
    }
    if (asked > this.claimed) {
      if (!this.#sorted) return { users: [], ended: true };
      // The list became shorter: its end must be met again.
      this.next = Math.max(1, this.claimed - this.#stride + 1);
      this.#overlaps = this.#sorted;
      return nobody;
    }
    const times = this.#emptyAt?.index === asked ? this.#emptyAt.times + 1 : 1;
    this.#emptyAt = { index: asked, times };
    if (times > 1) this.next = asked + this.#stride;
    return nobody;
  }

  #missing(index: number): ResponseError {
    return new ResponseError(
      'list-incomplete',
      `Users: the list claims ${this.claimed} users and has none at ${index}, after ${this.delivered} users`,
    );
  }
}
