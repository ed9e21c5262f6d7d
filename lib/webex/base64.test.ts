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
});
