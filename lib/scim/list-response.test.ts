import { describe, expect, it } from 'vitest';
import { ResponseError } from '@/lib/errors';
import { parseListResponse } from './list-response';

const user = { id: '8c1f7a52-0b3d-4e6a-a9c4-6f20d1b57e98', userName: 'mira.okafor@example.com' };
const page = { totalResults: 1, startIndex: 1, itemsPerPage: 1, Resources: [user] };

describe('parseListResponse', () => {
  it.each(['urn:ietf:params:scim:api:messages:2.0:ListResponse', 'urn:scim:schemas:core:1.0'])('reads the envelope %s', (schema) => {
    expect(parseListResponse({ schemas: [schema], ...page })).toEqual({
      totalResults: 1,
      startIndex: 1,
      itemsPerPage: 1,
      users: [user],
      dropped: 0,
    });
  });

  it.each([
    [{ totalResults: 0 }, { totalResults: 0, startIndex: null, itemsPerPage: 0, users: [] }],
    [
      { totalResults: 0, Resources: null },
      { totalResults: 0, users: [] },
    ],
    [
      { totalResults: '25', Resources: [user] },
      { totalResults: 25, itemsPerPage: 1 },
    ],
    [
      { totalResults: 25, itemsPerPage: 0 },
      { totalResults: 25, itemsPerPage: 0, users: [] },
    ],
    [{ ...page, startIndex: 0 }, { startIndex: 1 }],
    [
      { ...page, totalResults: 0, itemsPerPage: 100 },
      { totalResults: 0, itemsPerPage: 100, users: [user] },
    ],
  ])('accepts case %#', (json, expected) => {
    expect(parseListResponse(json)).toMatchObject(expected);
  });

  it.each([
    [null],
    [[]],
    ['<html>'],
    [{}],
    [{ status: '400', detail: 'No.' }],
    [{ ...page, totalResults: -1 }],
    [{ ...page, totalResults: '-1' }],
    [{ ...page, totalResults: 'many' }],
    [{ ...page, totalResults: '' }],
    [{ ...page, totalResults: 1.5 }],
    [{ ...page, totalResults: null }],
    [{ ...page, totalResults: true }],
    [JSON.parse('{"totalResults":1e309,"Resources":[]}')],
    [{ ...page, itemsPerPage: -1 }],
    [{ ...page, startIndex: 'x' }],
    [{ ...page, Resources: {} }],
    [{ totalResults: 25 }],
    [{ ...page, Resources: Array.from({ length: 10_001 }, () => user) }],
    [JSON.parse('{"__proto__":{"totalResults":0}}')],
  ])('refuses case %#', (json) => {
    expect(() => parseListResponse(json)).toThrow(ResponseError);
  });

  it('leaves out what has no id and keeps every other user', () => {
    const resources = [
      null,
      'x',
      {},
      { id: '' },
      { id: 7 },
      user,
      { id: 'b', displayName: { a: 1 }, emails: Array(5_000).fill({ value: 'x' }) },
    ];
    const { users, dropped } = parseListResponse({ ...page, Resources: resources });
    expect(users.map(({ id }) => id)).toEqual([user.id, 'b']);
    expect(dropped).toBe(5);
  });

  it('keeps ids that differ by case apart, and duplicates as they came', () => {
    const { users } = parseListResponse({ ...page, Resources: [{ id: 'a' }, { id: 'A' }, { id: 'a' }] });
    expect(users.map(({ id }) => id)).toEqual(['a', 'A', 'a']);
  });

  it('lets no resource change a prototype', () => {
    const json: unknown = JSON.parse(
      '{"totalResults":1,"Resources":[{"id":"a","__proto__":{"polluted":1}}],"constructor":{"prototype":{"polluted":1}}}',
    );
    const [first] = parseListResponse(json).users;
    expect(Object.getPrototypeOf(first)).toBe(Object.prototype);
    expect({}).not.toHaveProperty('polluted');
  });
});
