import { describe, expect, it } from 'vitest';
import { pageNumberOf, pagingOf, positionWords, startOfPage } from './paging';

describe('pagingOf', () => {
  const cases = [
    {
      name: 'one page',
      position: { total: 25, startIndex: 1, shown: 25 },
      expected: { first: null, previous: null, next: null, last: null },
    },
    { name: 'nobody', position: { total: 0, startIndex: 1, shown: 0 }, expected: { first: null, previous: null, next: null, last: null } },
    {
      name: 'the first of many',
      position: { total: 100_000, startIndex: 1, shown: 50 },
      expected: { first: null, previous: null, next: 51, last: 99_951 },
    },
    {
      name: 'one in between',
      position: { total: 120, startIndex: 51, shown: 50 },
      expected: { first: 1, previous: 1, next: 101, last: 101 },
    },
    {
      name: 'the last',
      position: { total: 120, startIndex: 101, shown: 20 },
      expected: { first: 1, previous: 51, next: null, last: null },
    },
    {
      name: 'past the end',
      position: { total: 120, startIndex: 900, shown: 0 },
      expected: { first: 1, previous: 101, next: null, last: null },
    },
    {
      name: 'a total that was proven too low',
      position: { total: 50, more: true, startIndex: 1, shown: 50 },
      expected: { first: null, previous: null, next: 51, last: null },
    },
    {
      name: 'a page that came short',
      position: { total: 120, startIndex: 1, shown: 30 },
      expected: { first: null, previous: null, next: 31, last: 101 },
    },
  ];
  for (const { name, position, expected } of cases) {
    it(`leads on from ${name}`, () => expect(pagingOf(position, 50)).toEqual(expected));
  }
});

it('says where the page lies', () => {
  expect(positionWords({ total: 100_000, startIndex: 1, shown: 50 })).toBe('1–50 of 100,000');
  expect(positionWords({ total: 0, startIndex: 1, shown: 0 })).toBe('0 of 0');
});

it.each([
  [1, 1],
  [50, 1],
  [51, 2],
  [31, 1],
])('counts the user %d to page %d', (startIndex, expected) => expect(pageNumberOf(startIndex, 50)).toBe(expected));

it.each([
  [1, 120, 1],
  [3, 120, 101],
  [99, 120, 101],
  [0, 120, 1],
  [-4, 120, 1],
  [2.9, 120, 51],
  [7, 0, 1],
])('begins page %d of %d users at %d', (number, total, expected) => expect(startOfPage(number, total, 50)).toBe(expected));
