import { describe, expect, it } from 'vitest';
import { StateError } from '@/lib/errors';
import { equals, startsWith } from './filter';

describe('equals and startsWith', () => {
  it('build a comparison', () => {
    expect(equals('userName', 'mira@example.com')).toBe('userName eq "mira@example.com"');
    expect(startsWith('name.familyName', 'Ok')).toBe('name.familyName sw "Ok"');
  });

  it.each([
    ['a"b', 'userName eq "a\\u0022b"'],
    ['x" or id pr or id eq "', 'userName eq "x\\u0022 or id pr or id eq \\u0022"'],
    ['a\\', 'userName eq "a\\\\"'],
    ['\\"', 'userName eq "\\\\\\u0022"'],
    ['\u0000\n', 'userName eq "\\u0000\\n"'],
    ['\ud800', 'userName eq "\\ud800"'],
    ['Zoë 😀', 'userName eq "Zoë 😀"'],
    ['', 'userName eq ""'],
    ['<script>alert(1)</script>', 'userName eq "<script>alert(1)</script>"'],
  ])('quote %j', (value, filter) => {
    expect(equals('userName', value)).toBe(filter);
  });

  it.each([
    'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department',
    'urn:scim:schemas:extension:cisco:webexidentity:2.0:User:meta.organizationId',
    'emails.value',
  ])('accept the attribute %s', (attribute) => {
    expect(equals(attribute, 'x')).toBe(`${attribute} eq "x"`);
  });

  it.each([
    '',
    ' ',
    'user name',
    'userName eq "x" or id',
    'a.b.c',
    '.a',
    'a.',
    '1a',
    'emails[type',
    'a"',
    'urn:',
    `urn:${':a'.repeat(40_000)} `,
    'a'.repeat(65),
  ])('refuse %.30j as an attribute', (attribute) => {
    expect(() => equals(attribute, 'x')).toThrow(StateError);
    expect(() => startsWith(attribute, 'x')).toThrow(StateError);
  });
});
