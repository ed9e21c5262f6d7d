import fc from 'fast-check';
import { describe } from 'vitest';
import { type ActFilter, conditionsOf, noFilter, readActFilter, spanOf, toActQuery } from '@/lib/activity/filter';
import { listHref, readListSearch } from '@/lib/connections/list-search';
import { canary, spoiltTexts } from '@/lib/fuzz/hostile.fixture';
import { always, must, read } from '@/lib/fuzz/property.fixture';
import { readUsersSearch, toSnapshotQuery, toUsersQuery } from './search-params';

const names = ['q', 'view', 'status', 'licence', 'source', 'account', 'since', 'startIndex', 'sortBy', 'sortOrder', 'user', '__proto__'];
const listNames = ['environment', 'level', 'sort', 'order', 'page', 'group', 'by', 'actor', 'from', 'to', 'timeZone', 'constructor'];
const value = spoiltTexts(
  'snapshot',
  'inactive',
  'none',
  '2026-11-24T00:00:00Z',
  '2026-11-24',
  '51',
  'meta.lastModified',
  'descending',
  'Europe/Paris',
  'token',
  'people',
  'mira',
);
const given = fc.oneof({ weight: 8, arbitrary: value }, fc.array(value, { maxLength: 2 }), fc.constant(undefined));

/** A query as Next hands it over, with names that are special to objects as fields of their own. */
const queries = fc.array(fc.tuple(fc.constantFrom(...names, ...listNames), given), { maxLength: 6 }).map((entries) => {
  const params: Record<string, string | string[] | undefined> = {};
  for (const [name, text] of entries)
    Object.defineProperty(params, name, { value: text, enumerable: true, configurable: true, writable: true });
  return params;
});

/** Lone halves of characters do not survive an address; everything else must. */
const whole = (text: unknown) =>
  JSON.stringify(text, (_name, value: unknown) => (typeof value === 'string' ? value.replace(/\p{Cs}/gu, '\ufffd') : value));
const asParams = (query: string) => Object.fromEntries(new URLSearchParams(query));

describe('the address of a view', () => {
  always('of users is read without an exception, and written to the same view again', queries, (params) => {
    const search = read(() => readUsersSearch(params), canary);
    must(!(search instanceof Error), 'it threw');
    must(Number.isSafeInteger(search.startIndex) && search.startIndex > 0 && search.q.length <= 200, 'what cannot be');
    must(search.since === null || !Number.isNaN(new Date(search.since).getTime()), 'no time');
    must(toSnapshotQuery(search, 0, 50).filter.q === search.q, 'another search');
    const again = readUsersSearch(asParams(toUsersQuery(search)));
    must(toUsersQuery(again) === toUsersQuery(readUsersSearch(asParams(toUsersQuery(again)))), 'another view');
  });

  always('of the activity is read without an exception, and its days are times', queries, (params) => {
    const filter = read(() => readActFilter(params), canary);
    must(!(filter instanceof Error), 'it threw');
    const span = spanOf(filter);
    must(
      [span.since, span.until].every((time) => time === null || Number.isFinite(time)),
      'no times',
    );
    must(
      conditionsOf(filter).every(({ words }) => words !== ''),
      'no words',
    );
    const again: ActFilter = readActFilter(asParams(toActQuery(filter)));
    const expected = { ...filter, actor: again.actor, timeZone: filter.from || filter.to ? filter.timeZone : noFilter.timeZone };
    must(whole(again) === whole(expected), 'another view');
  });

  always('of the list of connections is read without an exception, and written to the same view again', queries, (params) => {
    const search = read(() => readListSearch(params), canary);
    must(!(search instanceof Error), 'it threw');
    must(Number.isSafeInteger(search.page) && search.page > 0 && search.q.length <= 200, 'what cannot be');
    const again = readListSearch(asParams(listHref(search).replace(/^\/\??/, '')));
    must(whole({ ...again, q: '' }) === whole({ ...search, q: '' }), 'another view');
  });
});
