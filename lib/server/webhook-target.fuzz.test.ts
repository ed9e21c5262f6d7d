import { isIPv4, isIPv6 } from 'node:net';
import fc from 'fast-check';
import { describe } from 'vitest';
import { spoiltTexts } from '@/lib/fuzz/hostile.fixture';
import { always, must } from '@/lib/fuzz/property.fixture';
import { readRetryAfter } from './http';
import { isRefusedAddress } from './webhook-target';

const addresses = fc.oneof(
  fc.ipV4(),
  fc.ipV6(),
  fc
    .tuple(fc.constantFrom('169.254.', '0.0.', '224.0.', '255.255.', '10.0.'), fc.ipV4())
    .map(([start, rest]) => start + rest.split('.').slice(2).join('.')),
  spoiltTexts('169.254.169.254', '::ffff:169.254.169.254', 'fe80::1%eth0', '64:ff9b::a9fe:a9fe', 'fd00:ec2::254'),
);

/** What the metadata services of clouds and the rest of the refused listen to, said once more without the library. */
const refusedV4 = (address: string) => {
  const [first = 0, second] = address.split('.').map(Number);
  return first === 0 || first >= 224 || (first === 169 && second === 254);
};

describe('the address that a webhook leads to', () => {
  always('is refused when it is none or one of the refused, also within IPv6', addresses, (address) => {
    const refused = isRefusedAddress(address);
    const bare = address.split('%')[0] ?? '';
    if (isIPv4(bare)) {
      must(refused === refusedV4(bare), 'IPv4 is judged otherwise');
      must(isRefusedAddress(`::ffff:${bare}`) === refused, 'IPv4 within IPv6 is judged otherwise');
    } else if (!isIPv6(bare)) must(refused, 'what is no address is allowed');
  });
});

describe('Retry-After', () => {
  const now = Date.parse('2026-11-25T15:00:00Z');
  const headers = spoiltTexts(
    '0',
    '120',
    '86400',
    'Wed, 25 Nov 2026 15:05:00 GMT',
    'Wednesday, 25-Nov-26 15:05:00 GMT',
    '1e3',
    '-5',
    '12.5',
    'soon',
  );

  always('is seconds from now on, or unreadable', headers, (text) => {
    const seconds = readRetryAfter(text, now);
    must(seconds === null || (Number.isFinite(seconds) && seconds >= 0), 'no seconds');
    if (/^\d{1,15}$/.test(text.trim())) must(seconds === Number(text), 'another number');
    // RFC 9110 section 10.2.3: digits or a date, and that begins with the name of a day.
    else if (!/^\s*(?:\d+\s*$|[A-Z][a-z]{2})/.test(text)) must(seconds === null, 'neither a number nor a date');
  });
});
