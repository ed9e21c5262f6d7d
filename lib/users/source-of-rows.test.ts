import { describe, expect, it } from 'vitest';
import { readUsersSearch } from './search-params';
import type { SnapshotView } from './snapshot';
import { setFilters, sourceOfRows } from './source-of-rows';

const view = (on: boolean, generation: number): SnapshotView => ({
  on,
  turnedOnBy: null,
  turnedOnAt: null,
  generation,
  takenAt: null,
  total: null,
  withoutLicence: null,
  nextAt: null,
  crawl: null,
});

describe('sourceOfRows', () => {
  const cases = [
    ['nothing asked', {}, view(true, 3), 'live'],
    ['text without a snapshot', { q: 'ada' }, view(false, 0), 'live'],
    ['text before the first crawl is done', { q: 'ada' }, view(true, 0), 'live'],
    ['text with a snapshot', { q: 'ada' }, view(true, 1), 'snapshot'],
    ['text when nobody knows of a snapshot', { q: 'ada' }, null, 'live'],
    ['a filter without a snapshot', { status: 'inactive' }, view(false, 0), 'snapshot'],
    ['the snapshot by name', { view: 'snapshot' }, view(false, 0), 'snapshot'],
  ] as const;
  it.each(cases)('is right for %s', (_name, params, snapshot, expected) => {
    expect(sourceOfRows(readUsersSearch(params), snapshot)).toBe(expected);
  });
});

it('names the filters that are set, but not the text', () => {
  const search = readUsersSearch({ q: 'ada', since: '2026-11-01T00:00:00Z', licence: 'none' });
  expect(setFilters(search)).toEqual(['licence', 'since']);
});
