import { isIP } from 'node:net';
import fc from 'fast-check';
import { describe } from 'vitest';
import { spoiltTexts } from '@/lib/fuzz/hostile.fixture';
import { always, must } from '@/lib/fuzz/property.fixture';
import { remoteAddress } from './remote-address.mjs';

const header = spoiltTexts(
  '203.0.113.7',
  '203.0.113.7, 10.0.0.1',
  '[2001:db8::7]:443, ::ffff:10.0.0.1',
  '203.0.113.7:1234',
  'unknown, _hidden',
);
const forwarded = fc.oneof(fc.constant(undefined), header, fc.array(header, { maxLength: 3 }));
const near = '198.51.100.1';

describe('the address that a request came from, whatever a client sends along', () => {
  always('is an address, and the one that our own proxies saw', fc.tuple(forwarded, fc.nat(3)), ([given, proxies]) => {
    const request = (value: typeof given) => ({ headers: { 'x-forwarded-for': value }, socket: { remoteAddress: near } });
    const address = remoteAddress(request(given), proxies);
    must(isIP(address) !== 0, 'no address');
    if (proxies === 0) must(address === near, 'a header counts without a proxy');
    const seen = Array.from({ length: Math.max(0, proxies) }, (_, index) => `192.0.2.${index + 1}`);
    const behind = remoteAddress(request([[given ?? []].flat().join(','), ...seen].filter((text) => text !== '').join(', ')), proxies);
    must(behind === (seen[0] ?? near), 'the client chose its address');
  });
});
