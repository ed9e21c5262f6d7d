import fc from 'fast-check';
import { describe } from 'vitest';
import { canary, spoiltTexts } from '@/lib/fuzz/hostile.fixture';
import { always, must, read } from '@/lib/fuzz/property.fixture';
import { equals } from '@/lib/scim/filter';
import { parseFilter } from './filter-parser';

const filters = spoiltTexts(
  'userName eq "mira@example.com"',
  'not (userName sw "a\\"b") and (displayName ew "x" or id pr)',
  'emails[type eq "work" and value co "@example.com"]',
  'urn:ietf:params:scim:schemas:core:2.0:User:active eq true',
);

describe('the filter that a client sends to the sandbox', () => {
  always('is alternatives of comparisons, or none', filters, (text) => {
    const alternatives = read(() => parseFilter(text), canary);
    must(!(alternatives instanceof Error), 'it threw');
    must(alternatives === null || (alternatives.length > 0 && alternatives.length < 1_000), 'no alternatives, or too many');
  });

  always('is read back as it was built', fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), filters), (value) => {
    const text = equals('userName', value);
    if (text.length > 2_000) return;
    const read = JSON.stringify(parseFilter(text));
    must(read === JSON.stringify([[{ path: 'userName', operator: 'eq', value, negated: false }]]), 'it says something else');
  });
});
