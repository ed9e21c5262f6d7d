import { describe, expect, it } from 'vitest';
import { type ListSearch, listHref, readListSearch } from './list-search';

const plain: ListSearch = { q: '', environment: null, level: null, sort: 'left', order: 'ascending', page: 1 };

describe('the address of the list', () => {
  it('is the shortest one for what is shown first', () => {
    expect(readListSearch({})).toEqual(plain);
    expect(listHref(plain)).toBe('/');
    expect(listHref({ ...plain, sort: 'users', order: 'descending' })).toBe('/?sort=users');
  });

  it.each<Partial<ListSearch>>([
    { q: 'Zürich & Söhne' },
    { environment: 'government', level: 'none' },
    { sort: 'users', order: 'ascending' },
    { sort: 'name', order: 'descending', page: 7 },
    { order: 'descending' },
  ])('holds %o', (change) => {
    const search = { ...plain, ...change };
    const params = new URL(listHref(search), 'http://localhost').searchParams;
    expect(readListSearch(Object.fromEntries(params))).toEqual(search);
  });

  it.each([
    { page: '-1' },
    { page: '1e99' },
    { page: 'two' },
    { sort: 'constructor' },
    { order: 'sideways' },
    { environment: 'moon' },
    { level: ['warn'] },
    { q: '   ' },
  ])('falls back where it says what cannot be: %o', (params) => {
    expect({ ...readListSearch(params), level: null }).toEqual(plain);
  });

  it('reads no more than is sensible to search for', () => {
    expect(readListSearch({ q: 'a'.repeat(1_000) }).q).toHaveLength(200);
  });
});
