import { describe, expect, it } from 'vitest';
import { createDirectories } from './directory';
import { readFilter } from './filter';
import { searchUsers, sortKeys } from './search';
import { organizationOf } from './test-client';
import { userOfAccount } from './user';

const organization = organizationOf('large');
let made = 0;
const directory = createDirectories(() => {
  made++;
})(organization);

function search(
  filter: string | null,
  more: { startIndex?: number; count?: number; sortBy?: (typeof sortKeys)[number]; descending?: boolean } = {},
) {
  const verdict = filter === null ? null : readFilter(filter, organization.organizationId);
  if (verdict && 'refused' in verdict) throw new Error(verdict.refused);
  made = 0;
  return searchUsers(directory, {
    filter: verdict?.filter ?? null,
    sortBy: more.sortBy ?? null,
    descending: more.descending ?? false,
    startIndex: more.startIndex ?? 1,
    count: more.count ?? 100,
  });
}

describe('the large directory', () => {
  it('rises in all three sort keys, and finds each id again', () => {
    let [id, userName, modifiedAt] = ['', '', 0];
    for (let place = 0; place < directory.size; place++) {
      const user = directory.peek(place);
      if (!(user.id > id && user.userName > userName && user.modifiedAt > modifiedAt)) throw new Error(`out of order at ${place}`);
      [id, userName, modifiedAt] = [user.id, user.userName, user.modifiedAt];
      if (directory.placeOfId(id) !== place) throw new Error(`lost ${place}`);
    }
    expect(directory.size).toBe(100_000);
    expect(userName).toMatch(/^yarvik\.zeno\.2@/);
    for (const foreign of ['11111111-2222-4333-8444-555555555555', 'not an id', '']) expect(directory.placeOfId(foreign)).toBe(-1);
  });

  it.each([1, 49_951, 99_951, 99_990])('makes only the users of the page at %i', (startIndex) => {
    const { total, users } = search(null, { startIndex, count: 50 });
    expect(total).toBe(100_000);
    expect(users).toHaveLength(Math.min(50, 100_001 - startIndex));
    expect(made).toBe(users.length);
    expect(directory.placeOfId(users[0]?.id ?? '')).toBe(startIndex - 1);
  });

  it.each(sortKeys)('runs backwards for %s', (sortBy) => {
    const { users } = search(null, { sortBy, descending: true, count: 2 });
    expect(users.map(({ id }) => directory.placeOfId(id))).toEqual([99_999, 99_998]);
  });

  it.each([
    ['userName eq "Corvmere.Ada.2@corvane.example"', 1],
    ['userName sw "corvmere."', 200],
    ['emails.value sw "corvmere.ada." or userName sw "aldabel.ada."', 4],
    ['userName ew ".ada.1@corvane.example"', 500],
    ['displayName sw "Ada "', 1_000],
    ['name.familyName eq "corvmere" and name.givenName sw "A"', 28],
    ['userName eq "nobody@corvane.example"', 0],
    ['userName sw "zz"', 0],
    ['employeeNumber eq "E-150000"', 1],
  ])('finds %s', (filter, total) => {
    const found = search(filter, { startIndex: 1, count: 10 });
    expect(found.total).toBe(total);
    expect(made).toBe(Math.min(10, total));
  });

  it('looks at few people when the order tells where they are', () => {
    let looks = 0;
    const peek = (place: number) => {
      looks++;
      return directory.peek(place);
    };
    const verdict = readFilter('userName eq "corvmere.ada.2@corvane.example"', organization.organizationId);
    if ('refused' in verdict) throw new Error(verdict.refused);
    searchUsers({ ...directory, peek }, { filter: verdict.filter, sortBy: null, descending: false, startIndex: 1, count: 10 });
    expect(looks).toBeLessThan(200);
  });

  it('pages through what a filter finds, backwards too', () => {
    const up = search('userName sw "corvmere."', { count: 200 }).users.map(({ id }) => id);
    const down = search('userName sw "corvmere."', { startIndex: 101, count: 100, sortBy: 'userName', descending: true }).users.map(
      ({ id }) => id,
    );
    expect(down).toEqual([...up].reverse().slice(100));
  });

  it('looks at few people when some of them were written', () => {
    const written = createDirectories(() => undefined)(organization);
    const modifiedAt = Date.UTC(2026, 10, 24);
    for (const place of [7, 50_000, 99_999]) {
      const { id, userName } = written.userAt(place);
      const account = { key: userName, displayName: 'Ada Byron', email: userName, role: 'user' as const, userId: id };
      written.overlay.save({ ...userOfAccount(account, organization), modifiedAt: modifiedAt - place });
    }
    let looks = 0;
    const peek = (place: number) => {
      looks++;
      return written.peek(place);
    };
    const page = { filter: null, sortBy: 'meta.lastModified', descending: true, startIndex: 1, count: 4 } as const;
    const { total, users } = searchUsers({ ...written, peek }, page);
    expect([total, users.map(({ id }) => written.placeOfId(id))]).toEqual([100_000, [7, 50_000, 99_999, 99_998]]);
    expect(looks).toBeLessThan(200);
  });
});
