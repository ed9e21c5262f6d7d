import { expect, it } from 'vitest';
import { findAttribute } from './attribute-names';
import { attributeRules } from './attribute-rules';
import { oktaAttributes } from './attributes';

it.each([
  ['classic', 6],
  ['scim2', 24],
] as const)('has a rule for each place in the %s list, and no place twice', (edition, count) => {
  const places = attributeRules.flatMap(({ place }) => place[edition] ?? []).sort((a, b) => a - b);
  expect(places).toEqual(Array.from({ length: count }, (_, index) => index + 1));
  expect(oktaAttributes[edition]).toHaveLength(count);
});

it('keeps the order of the articles', () => {
  expect(oktaAttributes.classic).toEqual(['userName', 'displayName', 'name.familyName', 'name.givenName', 'externalId', 'title']);
  expect(oktaAttributes.scim2.slice(0, 3)).toEqual(['userName', 'active', 'name.givenName']);
  expect(oktaAttributes.scim2.slice(-2)).toEqual(['division', 'department']);
});

it('gives no name to two rules', () => {
  for (const rule of attributeRules) {
    const own = rule.treatment === 'any-type' ? [] : [rule.path];
    const names = [...own, ...rule.names, ...Object.values(rule.parts ?? {}).flat(), ...(rule.expression ? [rule.expression] : [])];
    for (const name of names) expect([name, findAttribute(name)?.rule.path]).toEqual([name, rule.path]);
  }
});

it.each([
  ['FIRST_NAME', 'name.givenName'],
  ['Username (required)', 'userName'],
  ['\u0024{source.login}', 'userName'],
  ["phoneNumbers.^[type=='work'].value", 'phoneNumbers[type eq "work"]'],
  ['urn:ietf:params:scim:schemas:extension:enterprise:2.0:User.costCenter', 'costCenter'],
  ['addresses[work].country', 'addresses[type eq "work"].country'],
  ['emails[type eq "work"].display', 'emails[type eq "work"].display'],
])('finds %s', (name, attribute) => {
  expect(findAttribute(name)?.attribute).toBe(attribute);
});

it.each(['', 'toString', '__proto__', 'ims[', 'groupsOfMine'])('finds no rule for “%s”', (name) => {
  expect(findAttribute(name)).toBeNull();
});
