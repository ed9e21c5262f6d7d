import { describe, expect, it } from 'vitest';
import { readJson, tryJson } from './json';

const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

describe('readJson', () => {
  it.each(['null', '"a"', '{"a":[{"b":1}]}', nested(64)])('reads %.40s', (text) => {
    expect(readJson(text, 'the answer')).toEqual(JSON.parse(text));
  });

  it.each([
    ['response-not-json', ''],
    ['response-not-json', '{"a":'],
    ['response-not-json', nested(64).slice(1)],
    ['response-unexpected', nested(65)],
    ['response-unexpected', nested(1_000_000)],
    ['response-unexpected', `{"id":{"length":${nested(100_000)}}}`],
  ])('answers %s to %.40s', (code, text) => {
    expect(() => readJson(text, 'the answer')).toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(/^the answer is /) }),
    );
  });
});

describe('tryJson', () => {
  it.each(['', 'hello', nested(65)])('gives nothing for %.40s', (text) => {
    expect(tryJson(text)).toBeUndefined();
  });
});
