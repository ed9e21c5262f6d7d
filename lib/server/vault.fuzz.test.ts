import fc from 'fast-check';
import { describe } from 'vitest';
import { canary, canaryToken, spoiltTexts } from '@/lib/fuzz/hostile.fixture';
import { always, must, read } from '@/lib/fuzz/property.fixture';
import { deriveKeys } from './keys';
import { keyIdOf, open, type Place, seal } from './vault';

const keys = deriveKeys(Buffer.alloc(32, 1), [Buffer.alloc(32, 2)]);
const former = deriveKeys(Buffer.alloc(32, 2));
const place: Place = {
  purpose: 'token',
  row: 'row-1',
  organizationId: 'organization-1',
  connectionId: 'connection-1',
  environment: 'commercial',
};
const envelopes = [seal(keys, place, canaryToken), seal(former, place, canaryToken), seal(keys, { ...place, row: 'row-2' }, canaryToken)];
const [ours = '', formers = '', elsewhere = ''] = envelopes;

const mustBeBroken = (envelope: string, at: Place = place) => {
  const opened = read(() => open(keys, at, envelope), canary);
  must(opened instanceof Error && opened.code === 'seal-broken', 'it opened, or failed otherwise');
};

/** The four parts, some from another envelope. */
const swapped = fc
  .tuple(fc.constantFrom(...envelopes), fc.constantFrom(...envelopes), fc.integer({ min: 1, max: 14 }))
  .map(([one, other, parts]) => {
    const [mine, theirs] = [one.split('.'), other.split('.')];
    return mine.map((part, index) => ((parts >> index) % 2 === 1 ? theirs[index] : part)).join('.');
  });

describe('an envelope', () => {
  always(
    'does not open when one bit of it is another',
    fc.tuple(fc.constantFrom(ours, formers), fc.nat(), fc.nat(7)),
    ([envelope, at, bit]) => {
      const bytes = Buffer.from(envelope, 'latin1');
      const index = at % bytes.length;
      bytes[index] = (bytes[index] ?? 0) ^ (1 << bit);
      mustBeBroken(bytes.toString('latin1'));
    },
  );

  always(
    'does not open when it was cut, spoilt, or put together from several',
    fc.oneof(spoiltTexts(...envelopes), swapped),
    (envelope) => {
      if (envelope === ours || envelope === formers) must(open(keys, place, envelope) === canaryToken, 'it does not open');
      else mustBeBroken(envelope);
      must(keyIdOf(envelope).length <= envelope.length, 'no key');
    },
  );

  always(
    'opens at its own place only',
    fc.record({ row: fc.string(), organizationId: fc.string(), connectionId: fc.string(), environment: fc.string() }),
    (other) => {
      mustBeBroken(ours, { ...place, ...other });
      mustBeBroken(elsewhere, { ...place, row: other.row });
    },
  );

  always('holds any text', fc.string({ unit: 'binary' }), (text) => {
    must(open(keys, place, seal(keys, place, text)) === Buffer.from(text).toString(), 'another text');
  });
});
