import { expect, it } from 'vitest';
import { toFacets } from './snapshot-facets';

const everybody = { status: null, licence: null, source: null, account: null };

it('counts values that have the names of an object’s own members', () => {
  const groups = [
    { active: 1, licensed: 1, source: '__proto__', account_status: '|constructor|toString|', people: 2 },
    { active: 0, licensed: null, source: 'constructor', account_status: '|__proto__|', people: 3 },
  ];
  const { status, licence, source, account } = toFacets(groups, everybody);
  expect([status, licence, source, account].map(Object.entries)).toEqual([
    [
      ['active', 2],
      ['inactive', 3],
    ],
    [['some', 2]],
    [
      ['__proto__', 2],
      ['constructor', 3],
    ],
    [
      ['constructor', 2],
      ['toString', 2],
      ['__proto__', 3],
    ],
  ]);
  const kept = JSON.stringify({ source });
  expect(kept).toBe('{"source":{"__proto__":2,"constructor":3}}');
});

it('counts each filter with the others applied', () => {
  const groups = [
    { active: 1, licensed: 1, source: 'OKTA', account_status: '|active|', people: 5 },
    { active: 1, licensed: 0, source: 'AD', account_status: '|active|', people: 7 },
    { active: 0, licensed: 0, source: 'AD', account_status: '', people: 11 },
  ];
  expect(toFacets(groups, { ...everybody, source: 'AD', status: 'active' })).toEqual({
    status: { active: 7, inactive: 11 },
    licence: { none: 7 },
    source: { OKTA: 5, AD: 7 },
    account: { active: 7 },
  });
});
