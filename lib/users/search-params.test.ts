import { describe, expect, it } from 'vitest';
import { readUsersSearch, toUsersQuery } from './search-params';

const anyone = { status: null, licence: null, source: null, account: null, since: null };
const everybody = { view: 'live', q: '', ...anyone, startIndex: 1, sortBy: 'userName', sortOrder: 'ascending', user: null };

describe('the users page’s address', () => {
  it('shows everybody when it has no query', () => {
    expect(readUsersSearch({})).toEqual(everybody);
    expect(toUsersQuery(readUsersSearch({}))).toBe('');
  });

  it('survives the way to text and back', () => {
    const search = {
      view: 'snapshot',
      q: 'a+b c@example.com',
      status: 'inactive',
      licence: 'none',
      source: 'OKTA',
      account: 'pending',
      since: Date.UTC(2026, 10, 18),
      startIndex: 101,
      sortBy: 'meta.lastModified',
      sortOrder: 'descending',
      user: 'id/1',
    } as const;
    expect(readUsersSearch(Object.fromEntries(new URLSearchParams(toUsersQuery(search))))).toEqual(search);
  });

  it.each([['0'], ['-5'], ['1e309'], ['NaN'], ['1.5'], ['many']])('takes startIndex %s as the first page', (startIndex) => {
    expect(readUsersSearch({ startIndex })).toEqual(everybody);
  });

  it('takes an unknown order as the default', () => {
    expect(readUsersSearch({ sortBy: 'externalId', sortOrder: 'sideways' })).toEqual(everybody);
  });

  it('takes the first of repeated values', () => {
    expect(readUsersSearch({ q: ['ada', 'bob'] }).q).toBe('ada');
  });
});
