import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase64Text } from './base64';

describe('decodeBase64Text', () => {
  it.each([
    ['aGVsbG8=', 'hello'],
    ['aGVsbG8', 'hello'],
    ['w7_Dvg', 'ÿþ'],
    ['w7/Dvg==', 'ÿþ'],
    ['', null],
    ['a', null],
    ['a b', null],
    ['_w', null],
    ['aGVsbG8===', null],
  ])('reads %j as %j', (value, text) => {
    expect(decodeBase64Text(value)).toBe(text);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.base64String()), (value) => {
        decodeBase64Text(value);
      }),
      { numRuns: 500 },
    );
  });
});
