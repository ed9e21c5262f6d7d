import 'server-only';
import { setImmediate } from 'node:timers/promises';
import type { UserListPage } from '@/lib/scim/list-response';
import type { ScimUser } from '@/lib/scim/user';
import { Course } from '@/lib/users/crawl/course';
import type { CrawlNotes } from '@/lib/users/snapshot';
import { CrawlGate } from './crawl-gate';

/** Pages that wait to be taken, for each request that may run at once: a slow one must not stop the others. */
const heldPerRequest = 3;

/** One page of a crawl. */
export interface CrawledPage {
  /** Each once. */
  readonly users: readonly ScimUser[];
  /** Everybody before it was delivered: here a crawl resumes. 1-based. */
  readonly nextIndex: number;
  /** What Webex said last that there are. */
  readonly claimed: number;
  /** So far. */
  readonly notes: CrawlNotes;
}

/** Asks for one page, which is parsed when its turn comes. @throws {OnrampError} what came of it. */
export type ReadPage = (ask: { readonly startIndex: number; readonly count: number }, signal: AbortSignal) => Promise<ParsePage>;

type ParsePage = () => UserListPage;

/** How to crawl. */
export interface CrawlOptions {
  /** Users of one page. */
  readonly count: number;
  readonly signal: AbortSignal;
  /** Whether the upstream sorts the list. */
  readonly sorted?: boolean;
  /** Where a crawl that was interrupted goes on, 1-based. */
  readonly startIndex?: number;
  /** Whether any of these ids was delivered before the interruption. */
  readonly known?: (ids: readonly string[]) => Promise<boolean>;
  /** Told when the upstream asks to wait, with epoch milliseconds. */
  readonly onRest?: (until: number) => void;
}

type Outcome = { readonly parse: ParsePage } | { readonly error: unknown };

interface Page {
  readonly stop: AbortController;
  readonly outcome: Promise<Outcome>;
  done: boolean;
}

/** Keeps pages under way, as many as the gate's pace allows, from where the course leads. */
class Lookahead {
  readonly #pages = new Map<number, Page>();
  readonly #ask: (startIndex: number, signal: AbortSignal) => Promise<ParsePage>;
  readonly #gate: CrawlGate;
  readonly #course: Course;
  ended = false;

  constructor(course: Course, gate: CrawlGate, ask: (startIndex: number, signal: AbortSignal) => Promise<ParsePage>) {
    this.#course = course;
    this.#gate = gate;
    this.#ask = ask;
  }

  /** The page at which the course stands. What lies elsewhere is given up. */
  async take(signal: AbortSignal): Promise<UserListPage> {
    const { next } = this.#course;
    for (let times = 1; ; times += 1) {
      const wanted = new Set(this.#wanted());
      for (const page of this.#pages) if (!wanted.has(page[0])) this.#giveUp(page);
      this.#fill();
      const outcome = await this.#pages.get(next)?.outcome;
      this.#pages.delete(next);
      // The next request leaves first.
      await setImmediate();
      if (!outcome || 'error' in outcome) throw outcome?.error;
      try {
        return outcome.parse();
      } catch (error) {
        await this.#gate.afterUnreadable(error, times, signal);
      }
    }
  }

  end(): void {
    this.ended = true;
    for (const { stop } of this.#pages.values()) stop.abort();
  }

  #wanted(): number[] {
    const wanted: number[] = [];
    for (const index of this.#course.ahead()) {
      wanted.push(index);
      if (wanted.length >= this.#gate.pace.limit * heldPerRequest) break;
    }
    return wanted;
  }

  #fill(): void {
    if (this.ended) return;
    const running = [...this.#pages].filter(([, { done }]) => !done);
    let free = this.#gate.pace.limit - running.length;
    for (const index of this.#wanted()) {
      if (this.#pages.has(index)) continue;
      if (free <= 0) {
        if (index !== this.#course.next) return;
        // The course came back here, and everything waits for this page: another one must.
        this.#giveUp(running.at(-1));
        free += 1;
      }
      free -= 1;
      this.#send(index);
    }
  }

  #giveUp(page: readonly [number, Page] | undefined): void {
    if (!page) return;
    this.#pages.delete(page[0]);
    page[1].stop.abort();
  }

  #send(index: number): void {
    const stop = new AbortController();
    const asked = this.#ask(index, stop.signal).then(
      (parse): Outcome => ({ parse }),
      (error: unknown): Outcome => ({ error }),
    );
    const entry = { stop, outcome: asked, done: false };
    this.#pages.set(index, entry);
    void asked.then(() => {
      entry.done = true;
      if (this.#pages.get(index) === entry) this.#fill();
    });
  }
}

/**
 * Reads all users of a list, page by page in its order, several pages at once. What is held in memory does not grow with the list, but for 13 bytes
 * for each user. What the upstream refuses for now is asked again when it may be.
 *
 * @throws {OnrampError} what cannot be mended by waiting; pages delivered until then are right. @throws the signal's reason.
 */
export async function* crawlUsers(read: ReadPage, options: CrawlOptions): AsyncGenerator<CrawledPage> {
  const { count, signal, known = async () => false } = options;
  const course = new Course(options.startIndex ?? 1, count, options.sorted ?? true);
  const gate = new CrawlGate(options.onRest);
  const ask = (startIndex: number, stop: AbortSignal) => gate.pass(() => read({ startIndex, count }, stop), stop);
  const lookahead = new Lookahead(course, gate, ask);
  const onAbort = () => lookahead.end();
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    for (;;) {
      signal.throwIfAborted();
      const page = await lookahead.take(signal);
      const connected = course.meets(page) || (options.startIndex !== undefined && (await known(page.users.map(({ id }) => id))));
      const { users, ended } = course.judge(page, connected);
      const notes = { ...course.notes(), rests: gate.rests };
      if (ended) lookahead.end();
      if (users.length > 0 || ended) yield { users, nextIndex: course.next, claimed: course.claimed, notes };
      if (ended) return;
    }
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    lookahead.end();
    signal.removeEventListener('abort', onAbort);
  }
}
