import fc from 'fast-check';
import { beforeAll, describe } from 'vitest';
import { canaryToken, organizationId, spoiltTexts } from '@/lib/fuzz/hostile.fixture';
import { always, alwaysLater, must } from '@/lib/fuzz/property.fixture';
import { fromBase64url, toBase64url } from './base64url';
import { parseRelaySecret } from './link';
import { openParcel, sealParcel } from './parcel';
import { deriveRelayKeys } from './secret';

const secret = toBase64url(new Uint8Array(32).fill(7));
const nonce = new Uint8Array(12).fill(3);
let key: CryptoKey;
let parcel = '';
beforeAll(async () => {
  key = (await deriveRelayKeys(secret)).key;
  parcel = await sealParcel(key, organizationId, canaryToken, nonce);
});

/** The bytes of each part; a last letter may be another that stands for the same. */
const bytesOf = (text: string) =>
  text
    .split('.')
    .map((part) => Buffer.from(fromBase64url(part) ?? []).toString('hex'))
    .join();

describe('what a link brings', () => {
  alwaysLater(
    'opens as it was sealed, and not when a bit of it is another or it was spoilt',
    fc.oneof(
      fc.tuple(fc.nat(), fc.nat(7)).map(([at, bit]) => {
        const bytes = Buffer.from(parcel, 'latin1');
        bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ (1 << bit);
        return bytes.toString('latin1');
      }),
      fc.nat().chain(() => spoiltTexts(parcel)),
    ),
    async (text) => {
      const opened = await openParcel(key, organizationId, text);
      if (text === parcel) must(opened === canaryToken, 'it does not open');
      else must(opened === null || (opened === canaryToken && bytesOf(text) === bytesOf(parcel)), 'it opened');
    },
  );

  always('is found by a whole secret only', spoiltTexts(`#${secret}`, secret, `https://onramp.example.com/relay#${secret}`), (text) => {
    const found = parseRelaySecret(text);
    must(found === null || (/^[\w-]{43}$/.test(found) && text.includes(found)), 'no secret');
  });
});
