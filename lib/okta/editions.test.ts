import { expect, it } from 'vitest';
import { oktaAttributes } from './attributes';
import { ruleSets } from './editions';
import { guessEdition } from './editions-guess';
import { editionSigns } from './editions-help';

const schema = (base: readonly string[], custom: readonly string[] = []) => {
  const properties = (names: readonly string[]) => ({
    properties: Object.fromEntries(names.map((name) => [name, { externalName: name }])),
  });
  return JSON.stringify({ definitions: { base: properties(base), custom: properties(custom) } });
};

const rows = (names: readonly string[]) => names.map((name) => `${name}\t${name}\tstring\tBase`).join('\n');

const { classic, scim2 } = oktaAttributes;

it.each([
  { name: 'the six', text: schema(classic), edition: 'classic' },
  {
    name: 'the six with phones and address',
    text: schema([...classic, 'primaryPhone', 'mobilePhone', 'city', 'email']),
    edition: 'classic',
  },
  { name: 'the six, and attributes that an admin added', text: schema(classic, scim2), edition: 'classic' },
  { name: 'the 24', text: schema(scim2), edition: 'scim2' },
  { name: 'the 24 in Profile Editor', text: rows(scim2), edition: 'scim2' },
  { name: 'the six in Profile Editor', text: rows(classic), edition: 'classic' },
  { name: 'a few of the 24', text: schema([...classic, 'locale', 'timezone']), edition: null },
  { name: 'a list', text: scim2.join('\n'), edition: null },
  { name: 'a mapping', text: '{"properties":{"title":{"expression":"user.title"}}}', edition: null },
  { name: 'an empty schema', text: schema([]), edition: null },
  { name: 'nothing', text: '', edition: null },
])('guesses $edition from $name', ({ text, edition }) => {
  const guess = guessEdition(text);
  expect(guess.edition).toBe(edition);
  expect(guess.reason).toMatch(/\.$/);
});

it('gives a source for every rule set and sign', () => {
  for (const { source } of [...Object.values(ruleSets), ...editionSigns]) {
    expect(source.title).toBeTruthy();
    expect(source.url).toMatch(/^https:\/\//);
    expect(source.seen).toMatch(/^\d{4}-\d\d$/);
  }
});

it('says that only the newer edition has groups', () => {
  expect(ruleSets.classic.groups.supported).toBe(false);
  expect(ruleSets.scim2.groups.supported).toBe(true);
});
