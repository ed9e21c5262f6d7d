import { describe, expect, it } from 'vitest';
import type { ConnectionSummary } from '@/lib/connection';
import { credential, now } from '@/lib/setup/view.fixture';
import { filterList, listWords, sortList } from './list';
import type { ListSearch } from './list-search';

const dayMs = 86_400_000;
const organization = '5f0c2b1e-7d4a-4c39-9b6e-2a1d8c4e0f37';

function summary(name: string, days: number | null | 'none', more: Partial<ConnectionSummary> = {}): ConnectionSummary {
  const expiresAt = typeof days === 'number' ? now + days * dayMs : null;
  const held = days === 'none' ? null : { ...credential, expiresAt };
  return { id: name, name, environment: 'commercial', organizationId: null, createdAt: now, credential: held, ...more };
}

const namesOf = (rows: readonly ConnectionSummary[]) => rows.map(({ name }) => name).join(' ');
const every = { q: '', environment: null, level: null } as const;

describe('the order of the list', () => {
  const rows = [
    summary('unknown', null),
    summary('b', 5),
    summary('none', 'none'),
    summary('a', 5),
    summary('gone', -2),
    summary('far', 300),
  ];

  it.each([
    ['left', 'ascending', 'gone a b far unknown none'],
    ['left', 'descending', 'far a b gone unknown none'],
    ['name', 'ascending', 'a b far gone none unknown'],
    ['name', 'descending', 'unknown none gone far b a'],
    ['environment', 'descending', 'a b far gone none unknown'],
  ] as const)('is by %s, %s: %s', (sort, order, names) => {
    expect(namesOf(sortList(rows, { sort, order }))).toBe(names);
    expect(namesOf(sortList(rows.toReversed(), { sort, order }))).toBe(names);
  });

  it('puts what nobody counted or checked last in either direction', () => {
    const counted = [
      { ...summary('none', 1), users: null, lastCheck: null },
      { ...summary('few', 1), users: { total: 2, at: now, by: 'check' }, lastCheck: { state: 'passed', count: 0, at: now, stale: false } },
      { ...summary('many', 1), users: { total: 9, at: now, by: 'watch' }, lastCheck: { state: 'failed', count: 1, at: now, stale: false } },
    ] as const;
    for (const sort of ['users', 'check'] as const) {
      expect(namesOf(sortList(counted, { sort, order: 'descending' }))).toBe('many few none');
      expect(namesOf(sortList(counted, { sort, order: 'ascending' }))).toBe('few many none');
    }
  });

  it('is the same each time for connections of one name', () => {
    const same = ['3', '1', '2'].map((id) => summary('same', 5, { id }));
    expect(sortList(same, { sort: 'left', order: 'ascending' }).map(({ id }) => id)).toEqual(['1', '2', '3']);
  });
});

describe('what the list is searched for', () => {
  const rows = [
    summary('Zürich Bank', 5, { organizationId: organization }),
    summary('Norrland Rail', 20, { environment: 'government' }),
    summary('Trial run', 'none', { environment: 'sandbox' }),
  ];
  const found = (search: Partial<Pick<ListSearch, 'q' | 'environment' | 'level'>>) =>
    namesOf(filterList(rows, { ...every, ...search }, now).matching);

  it.each([
    ['zurich', 'Zürich Bank'],
    ['RAIL', 'Norrland Rail'],
    [organization, 'Zürich Bank'],
    [organization.toUpperCase(), 'Zürich Bank'],
    ['5f0c2b1e', 'Zürich Bank'],
    [btoa(`ciscospark://us/ORGANIZATION/${organization}`).replaceAll('=', ''), 'Zürich Bank'],
    [`https://admin.webex.com/?org=${organization}`, 'Zürich Bank'],
    ['nothing like it', ''],
    ['.*', ''],
  ])('finds by “%s”: %s', (q, names) => {
    expect(found({ q })).toBe(names);
  });

  it('narrows by environment and by how the token stands', () => {
    expect(found({ environment: 'government' })).toBe('Norrland Rail');
    expect(found({ level: 'fail' })).toBe('Zürich Bank');
    expect(found({ level: 'none' })).toBe('Trial run');
    expect(found({ level: 'none', environment: 'government' })).toBe('');
  });

  it('counts behind each filter what would be left with it', () => {
    const { counts } = filterList(rows, { ...every, environment: 'government' }, now);
    expect(counts.environments).toEqual({ commercial: 1, government: 1, sandbox: 1 });
    expect(counts.levels).toMatchObject({ plan: 1, fail: 0, none: 0 });
    expect(counts).toMatchObject({ all: 3, endsThisWeek: 1, expired: 0 });
  });
});

describe('the line above the list', () => {
  const words = (...days: readonly (number | null | 'none')[]) =>
    listWords(
      filterList(
        days.map((left, index) => summary(`c${index}`, left)),
        every,
        now,
      ).counts,
    );

  it.each([
    [[1, 6, 12, 300, null, 'none'], '6 connections, 2 expire within 7 days.'],
    [[6], '1 connection, 1 expires within 7 days.'],
    [[12, -1], '2 connections, 1 has expired, none expires within 7 days.'],
    [['none'], '1 connection, none expires within 7 days.'],
  ] as const)('for %o is “%s”', (days, text) => {
    expect(words(...days)).toBe(text);
  });
});
