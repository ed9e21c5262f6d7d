import { describe, expect, it } from 'vitest';
import { activityFileHref, activityHref } from './addresses';
import { conditionsOf, noFilter, readActFilter, spanOf, toActQuery } from './filter';

const full = { group: 'token', by: 'people', actor: 'Ada', from: '2026-11-01', to: '2026-11-24', timeZone: 'Europe/Oslo' } as const;
const hour = 3_600_000;

describe('the filter of the activity', () => {
  it('is read from the address that it writes', () => {
    expect(readActFilter(Object.fromEntries(new URLSearchParams(toActQuery(full))))).toEqual(full);
    expect(toActQuery(noFilter)).toBe('');
  });

  it.each([
    ['nothing', {}],
    ['an empty form', { group: '', by: '', actor: ' ', from: '', to: '', timeZone: '' }],
    ['groups and people that there are not', { group: 'secrets', by: 'toString', actor: '' }],
    ['a group that every object has', { group: 'constructor', by: '__proto__' }],
    ['days that there are not', { from: '2026-02-30', to: '2026-13-01' }],
    ['days in other words', { from: 'yesterday', to: '24.11.2026' }],
    ['a day before any computer', { from: '0001-01-01' }],
    ['a zone that there is not', { timeZone: 'Mars/Olympus' }],
  ])('lets everything through when the address holds %s', (_what, params) => {
    expect(readActFilter(params)).toEqual(noFilter);
  });

  it('takes the first of what is given twice, and a name up to its limit', () => {
    expect(readActFilter({ group: ['checks', 'token'], actor: 'x'.repeat(500) })).toMatchObject({
      group: 'checks',
      actor: 'x'.repeat(120),
    });
  });

  it('names no zone when it names no day', () => {
    expect(toActQuery({ ...full, from: null, to: null })).toBe('group=token&by=people&actor=Ada');
  });

  const days: [string, string, string, string, number][] = [
    ['in UTC', 'UTC', '2026-11-24T00:00:00Z', '2026-11-25T00:00:00Z', 24],
    ['east of it', 'Asia/Kathmandu', '2026-11-23T18:15:00Z', '2026-11-24T18:15:00Z', 24],
    ['farthest east', 'Pacific/Kiritimati', '2026-11-23T10:00:00Z', '2026-11-24T10:00:00Z', 24],
    ['farthest west', 'Pacific/Niue', '2026-11-24T11:00:00Z', '2026-11-25T11:00:00Z', 24],
  ];
  it.each(days)('spans a whole day %s', (_where, timeZone, since, until, hours) => {
    const span = spanOf({ ...noFilter, from: '2026-11-24', to: '2026-11-24', timeZone });
    expect(span).toEqual({ since: Date.parse(since), until: Date.parse(until) });
    expect(((span.until ?? 0) - (span.since ?? 0)) / hour).toBe(hours);
  });

  it.each([
    ['25 hours when clocks go back', '2026-10-25', 'Europe/Oslo', 25],
    ['23 hours when they go forward', '2026-03-29', 'Europe/Oslo', 23],
    ['23 hours when they go forward at midnight', '2026-09-06', 'America/Santiago', 23],
  ])('spans %s', (_what, day, timeZone, hours) => {
    const { since, until } = spanOf({ ...noFilter, from: day, to: day, timeZone });
    expect(((until ?? 0) - (since ?? 0)) / hour).toBe(hours);
  });

  it('is without a limit on the side where no day is named', () => {
    expect(spanOf({ ...noFilter, from: '2026-11-24' }).until).toBeNull();
    expect(spanOf({ ...noFilter, to: '2026-11-24' }).since).toBeNull();
  });

  it('says each thing that it asks for, and leads to itself without it', () => {
    const conditions = conditionsOf(full);
    expect(conditions.map(({ words }) => words)).toEqual(['Token', 'By People', 'By “Ada”', 'From 2026-11-01', 'Until 2026-11-24']);
    expect(conditions.map(({ without }) => conditionsOf(without).length)).toEqual([4, 4, 4, 4, 4]);
    expect(conditionsOf(noFilter)).toEqual([]);
  });

  it('stands in the addresses of the page and of the files', () => {
    const tokens = { ...noFilter, group: 'token' } as const;
    expect(activityHref('c1', noFilter)).toBe('/connections/c1/activity');
    expect(activityHref(null, tokens, 70)).toBe('/activity?group=token&before=70');
    expect(activityFileHref(null, noFilter, 'csv')).toBe('/api/activity/export?format=csv');
    expect(activityFileHref('c1', { ...noFilter, actor: 'A&B=C' }, 'ndjson')).toBe(
      '/api/connections/c1/activity/export?format=ndjson&actor=A%26B%3DC',
    );
  });
});
