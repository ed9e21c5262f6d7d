import { describe, expect, it } from 'vitest';
import { shortenId } from './shorten-id';

describe('shortenId', () => {
  it.each([
    ['5f0c2b1e-7d4a-4c39-9b6e-2a1d8c4e0f37', '5f0c…0f37'],
    ['123456789', '123456789'],
    ['', ''],
  ])('makes %j %j', (text, short) => {
    expect(shortenId(text)).toBe(short);
  });
});
