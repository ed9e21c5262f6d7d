import { describe, expect, it } from 'vitest';
import type { UserListPage } from '@/lib/scim/list-response';
import { scimUserSchema } from '@/lib/scim/user';
import { toLivePage } from './live-page';

const pageOf = (ids: readonly string[], more: Partial<UserListPage> = {}): UserListPage => ({
  totalResults: ids.length,
  startIndex: 1,
  itemsPerPage: ids.length,
  users: ids.map((id) => scimUserSchema.parse({ id })),
  dropped: 0,
  ...more,
});

describe('a page of Webex’s list', () => {
  it.each([
    ['is shown as it is', pageOf(['a', 'b'], { totalResults: 7 }), 1, ['a', 'b'], { total: 7, more: false }],
    ['shows each user once', pageOf(['a', 'a', 'b'], { totalResults: 7 }), 1, ['a', 'b'], { total: 7 }],
    ['shows no more than were asked for', pageOf(['a', 'b', 'c', 'd'], { totalResults: 7 }), 1, ['a', 'b', 'c'], { total: 7 }],
    ['may claim fewer than it shows', pageOf(['a', 'b'], { totalResults: 1 }), 1, ['a', 'b'], { total: 2, more: true }],
    ['need not say where it begins', pageOf(['c'], { totalResults: 3, startIndex: null }), 3, ['c'], { startIndex: 3 }],
    ['counts whom it cannot show', pageOf(['a'], { totalResults: 3, dropped: 2 }), 1, ['a'], { withoutId: 2 }],
    ['may be empty', pageOf([]), 1, [], { total: 0, more: false }],
    ['may lie behind the end', pageOf([], { totalResults: 7 }), 51, [], { total: 7, more: false }],
  ])('%s', (_, page, startIndex, ids, rest) => {
    const shown = toLivePage(page, startIndex, 3);
    expect(shown.users.map(({ id }) => id)).toEqual(ids);
    expect(shown).toMatchObject(rest);
  });

  it.each([
    ['that is empty before the end', pageOf([], { totalResults: 7 }), 1],
    ['that is another than the one asked for', pageOf(['a'], { totalResults: 7 }), 4],
  ])('is refused when it is one %s', (_, page, startIndex) => {
    expect(() => toLivePage(page, startIndex, 3)).toThrow(expect.objectContaining({ code: 'list-incomplete' }));
  });
});
