import { describe, expect, it } from 'vitest';
import { readFilter } from './filter';

const organizationId = '70655114-5f31-47cc-8e25-a669e149049f';
const isRefused = (text: string) => 'refused' in readFilter(text, organizationId);

const threeOperators = [
  'userName name.familyName displayName nickName emails.value emails.display phoneNumbers.value phoneNumbers.display',
  'employeeNumber costCenter organization division department manager.displayName',
]
  .join(' ')
  .split(' ');
const table: Record<string, readonly string[]> = {
  ...Object.fromEntries(threeOperators.map((path) => [path, ['eq', 'sw', 'ew']])),
  ...Object.fromEntries(['name.givenName', 'name.middleName', 'name.formatted'].map((path) => [path, ['eq', 'sw']])),
  ...Object.fromEntries(['id', 'manager.value'].map((path) => [path, ['eq']])),
  ...Object.fromEntries(
    ['externalId', 'active', 'provisionSource', 'accountStatus', 'meta.lastModified', 'title'].map((path) => [path, []]),
  ),
};
const operators = ['eq', 'sw', 'ew', 'co', 'ne', 'gt', 'lt', 'ge', 'le'];

describe('a filter', () => {
  it.each(Object.entries(table))('on %s allows %j', (path, allowed) => {
    expect(operators.filter((operator) => !isRefused(`${path} ${operator} "x"`))).toEqual(allowed);
    expect(isRefused(`${path} pr`)).toBe(true);
  });

  it.each([
    'userName Eq "a@b.example"',
    'USERNAME eq "a"',
    'userName sw "a" and name.familyName eq "x or y"',
    'userName eq "a" or (displayName sw "b" and department eq "c")',
    'phoneNumbers[type eq "mobile" and value eq "14170120"]',
    'phoneNumbers [ type eq "mobile" and value eq "14170120"]',
    'urn:scim:schemas:extension:cisco:webexidentity:2.0:User:meta.organizationId eq "anything"',
    'urn:ietf:params:scim:schemas:core:2.0:User:userName eq "a"',
    'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq "Finance"',
    'displayName eq "Anna \\"Ann\\" O\'Hara \\\\ (née and Ö)"',
  ])('may be %s', (text) => {
    expect(readFilter(text, organizationId)).toHaveProperty('filter');
  });

  it.each([
    '',
    ' ',
    'userName',
    'userName eq',
    'userName eq a',
    'userName eq 5',
    'userName eq null',
    'userName eq "a',
    'userName eq "a" and',
    'or userName eq "a"',
    'userName not eq "a"',
    'not (userName eq "a")',
    '((',
    'userName eq "a")',
    'userName zz "a"',
    'phoneNumbers.type eq "work"',
    'emails[type eq "work"]',
    'active eq true',
    Array.from({ length: 30 }, () => '(userName eq "a" or userName eq "b")').join(' and '),
    Array.from({ length: 30 }, () => '(userName pr or id pr)').join(' and '),
    Array.from({ length: 30 }, () => 'userName eq "a"').join(' or '),
  ])('may not be %s', (text) => {
    expect(isRefused(text)).toBe(true);
  });
});
