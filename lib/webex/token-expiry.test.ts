import { describe, expect, it } from 'vitest';
import { ResponseError } from '@/lib/errors';
import { parseTokenExpiry } from './token-expiry';

describe('parseTokenExpiry', () => {
  it('reads epoch milliseconds', () => {
    expect(parseTokenExpiry({ exp: 1_779_873_600_000, more: true })).toBe(1_779_873_600_000);
  });

  it.each([
    [{}],
    [{ exp: '1779873600000' }],
    [{ exp: 1_779_873_600 }],
    [{ exp: 0 }],
    [{ exp: -1 }],
    [{ exp: Number.NaN }],
    [JSON.parse('{"exp":1e309}')],
    [{ exp: 1_779_873_600_000.5 }],
    [{ exp: 253_402_300_800_000 }],
    [null],
    [[]],
    ['soon'],
    [JSON.parse('{"__proto__":{"exp":1779873600000}}')],
  ])('refuses what is not a time in milliseconds (case %#)', (json) => {
    expect(() => parseTokenExpiry(json)).toThrow(ResponseError);
  });
});
