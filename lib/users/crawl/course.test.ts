import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ResponseError } from '@/lib/errors';
import type { UserListPage } from '@/lib/scim/list-response';
import { scimUserSchema } from '@/lib/scim/user';
import { Course } from './course';

const pageOf = (ids: readonly string[], totalResults: number, startIndex = 1): UserListPage => ({
  totalResults,
  startIndex,
  itemsPerPage: ids.length,
  users: ids.map((id) => scimUserSchema.parse({ id })),
  dropped: 0,
});

/** Follows a course through what a server answers, to its end. */
function follow(answer: (asked: number, count: number) => UserListPage, { count = 10, sorted = true, start = 1 } = {}) {
  const course = new Course(start, count, sorted);
  const users: string[] = [];
  for (let pages = 1; pages < 10_000; pages += 1) {
    const page = answer(course.next, count);
    const judged = course.judge(page, course.meets(page));
    users.push(...judged.users.map(({ id }) => id));
    if (judged.ended) return { users, pages, notes: course.notes() };
  }
  throw new Error('it did not end');
}

const numbered = (size: number) => Array.from({ length: size }, (_, index) => String(index).padStart(6, '0'));
const slice = (ids: readonly string[], asked: number, count: number, total = ids.length) =>
  pageOf(ids.slice(asked - 1, asked - 1 + count), total, asked);

describe('a course through a quiet list', () => {
  it.each([0, 1, 2, 9, 10, 11, 19, 20, 100, 101])('delivers %s users, each once', (size) => {
    const { users, notes } = follow((asked, count) => slice(numbered(size), asked, count));
    expect(users).toEqual(numbered(size));
    expect(notes).toEqual({ claimedFirst: size, claimedLast: size, repeated: 0, withoutId: 0 });
  });

  it('costs one page in a hundred more than pages without overlap, and one to see the end', () => {
    expect(follow((asked, count) => slice(numbered(10_000), asked, count), { count: 100 }).pages).toBe(Math.ceil(9_999 / 99) + 1);
  });
});

describe('a course that is taken up again', () => {
  it.each([1, 2, 24, 25])('ends, also when all but the end was read before: from %s of 25', (start) => {
    const ids = numbered(25);
    const course = new Course(start, 10, true);
    const users: string[] = [];
    let ended = false;
    for (let pages = 0; pages < 50 && !ended; pages += 1) {
      const judged = course.judge(slice(ids, course.next, 10), true);
      users.push(...judged.users.map(({ id }) => id));
      ended = judged.ended;
    }
    expect(ended).toBe(true);
    expect(users).toEqual(ids.slice(start - 1));
  });
});

describe('a course through a list that lies', () => {
  const ids = numbered(95);
  it.each([
    ['too low', () => 20],
    ['zero but for the first page', (asked: number) => (asked === 1 ? 95 : 1)],
    ['too high', () => 130],
    ['never the same', (asked: number) => 95 + (asked % 7)],
  ])('delivers everybody when the total is %s', (_, total) => {
    expect(follow((asked, count) => slice(ids, asked, count, total(asked))).users).toEqual(ids);
  });

  it('says that users are missing when far more are claimed than come', () => {
    expect(() => follow((asked, count) => slice(ids, asked, count, 10_000))).toThrow(expect.objectContaining({ code: 'list-incomplete' }));
  });

  it.each([1, 2, 3, 7, 95, 1_000])('delivers everybody when pages have %s users, whatever was asked', (own) => {
    expect(follow((asked) => slice(ids, asked, own)).users).toEqual(ids);
  });

  it('delivers everybody when the page size changes from page to page', () => {
    let turn = 0;
    expect(follow((asked) => slice(ids, asked, [10, 3, 1, 8][turn++ % 4] ?? 1)).users).toEqual(ids);
  });

  it('ends when a server knows no startIndex and has no more', () => {
    expect(follow(() => pageOf(ids, 95)).users).toEqual(ids);
  });

  it.each([true, false])('is not led in a circle by the same page for ever (sorted: %s)', (sorted) => {
    expect(() => follow(() => pageOf(ids.slice(0, 10), 95), { sorted })).toThrow(expect.objectContaining({ code: 'list-never-ends' }));
  });

  it('asks again for a page that came empty', () => {
    let asked40 = 0;
    const answer = (asked: number, count: number) => (asked === 37 && asked40++ === 0 ? pageOf([], 95, asked) : slice(ids, asked, count));
    expect(follow(answer).users).toEqual(ids);
  });

  it('says that a part is missing when a page in the middle stays empty', () => {
    const answer = (asked: number, count: number) => (asked === 37 ? pageOf([], 95, asked) : slice(ids, asked, count));
    expect(() => follow(answer)).toThrow(/none at 37, after 37 users/);
  });

  it('does not take a list for empty that claims users and shows none', () => {
    expect(() => follow((asked) => pageOf([], 95, asked))).toThrow(ResponseError);
  });

  it('counts users without an id, and those that come twice', () => {
    const twice = [...ids.slice(0, 15), ...ids.slice(5)];
    expect(follow((asked, count) => slice(twice, asked, count))).toMatchObject({ users: ids, notes: { repeated: 10 } });
    const nameless = new Set([ids[4], ids[9], ids[50]]);
    const { users, notes } = follow((asked, count) => {
      const page = slice(ids, asked, count);
      const named = page.users.filter(({ id }) => !nameless.has(id));
      return { ...page, users: named, dropped: page.users.length - named.length };
    });
    expect(users).toEqual(ids.filter((id) => !nameless.has(id)));
    expect(notes.withoutId).toBeGreaterThanOrEqual(3);
  });

  it('goes through a list without an order', () => {
    expect(follow((asked, count) => slice(ids, asked, count), { sorted: false }).users).toEqual(ids);
  });
});

describe('a course through a list that changes', () => {
  it('goes back when those before it went away', () => {
    const before = numbered(100);
    const after = before.slice(40);
    let pages = 0;
    const { users } = follow((asked, count) => slice(pages++ < 6 ? before : after, asked, count));
    expect(new Set(users)).toEqual(new Set(before));
  });

  it('reads the end again when the list became shorter than where it stands', () => {
    const before = numbered(100);
    const after = before.slice(30);
    let pages = 0;
    const { users } = follow((asked, count) => slice(pages++ < 9 ? before : after, asked, count));
    expect(users).toEqual(before);
  });

  it('delivers nobody twice and misses nobody who was there all the time', () => {
    const change = fc.record({ at: fc.nat(), insert: fc.nat(30), remove: fc.nat(30), from: fc.nat(1_000) });
    fc.assert(
      fc.property(fc.nat(300), fc.integer({ min: 2, max: 25 }), fc.array(change, { maxLength: 12 }), (size, count, changes) => {
        let list = numbered(size).map((id) => `${id}-`);
        const always = new Set(list);
        let asks = 0;
        const { users } = follow(
          (asked) => {
            const now = changes[asks++];
            if (now) {
              const from = now.from % (list.length + 1);
              for (const id of list.slice(from, from + now.remove)) always.delete(id);
              const born = Array.from(
                { length: now.insert },
                (_, index) => `${list[from - 1] ?? ''}${String(index).padStart(2, '0')}.${asks}`,
              );
              list = [...list.slice(0, from), ...list.slice(from + now.remove), ...born].sort();
            }
            return slice(list, asked, count);
          },
          { count },
        );
        expect(new Set(users).size).toBe(users.length);
        expect([...always].filter((id) => !users.includes(id))).toEqual([]);
      }),
      { numRuns: 3_000 },
    );
  });
});
