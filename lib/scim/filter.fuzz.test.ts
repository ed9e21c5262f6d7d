import fc from 'fast-check';
import SCIMMY from 'scimmy';
import { describe } from 'vitest';
import { canary, spoiltTexts } from '@/lib/fuzz/hostile.fixture';
import { always, must, read } from '@/lib/fuzz/property.fixture';
import { equals, startsWith } from './filter';

/** What another SCIM library understands. It leaves the escapes of JSON strings in place, so they are undone here. */
function understand(filter: string): string {
  const json = JSON.stringify([...new SCIMMY.Types.Filter(filter)]);
  return JSON.stringify(JSON.parse(json, (_, value: unknown) => (typeof value === 'string' ? JSON.parse(`"${value}"`) : value)));
}

const values = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...'"\\ ()[]ae\u2028\n') }),
  spoiltTexts('mira@example.com', 'x" or id pr or id eq "', '\\" and (userName pr) or "'),
);

describe('the filters that Onramp builds', () => {
  always('say one comparison with exactly the value, whatever it is', values, (value) => {
    must(understand(equals('userName', value)) === JSON.stringify([{ userName: ['eq', value] }]), 'eq says something else');
    must(
      understand(startsWith('name.familyName', value)) === JSON.stringify([{ name: { familyName: ['sw', value] } }]),
      'sw says something else',
    );
  });

  always(
    'name an attribute or are refused',
    spoiltTexts('userName', 'name.familyName', 'urn:ietf:params:scim:schemas:core:2.0:User:active'),
    (name) => {
      const filter = read(() => equals(name, 'x'), canary);
      if (filter instanceof Error) must(filter.code === 'invalid-request', filter.code);
      else must(/^[\w.:-]+ eq "x"$/.test(filter), 'a filter with more than a name');
    },
  );
});
