import { hkdfSync, webcrypto } from 'node:crypto';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { toBase64url } from './base64url';
import { buildRelayLink, parseRelaySecret } from './link';
import { openParcel, parcelForm, parcelNonceBytes, sealParcel } from './parcel';
import { deriveRelayKeys, relaySecretBytes } from './secret';
import { takeSecretScript } from './take-secret';

const random = (bytes: number) => webcrypto.getRandomValues(new Uint8Array(bytes));
const newSecret = () => toBase64url(random(relaySecretBytes));
const organizationId = '5f0c2b1e-7d4a-4c39-9b6e-2a1d8c4e0f37';
const token = `${'QUJD'.repeat(24)}_PF84_${organizationId}`;

describe('the link', () => {
  it('holds its secret in the fragment alone', () => {
    const secret = newSecret();
    const link = new URL(buildRelayLink('https://onramp.example.com', secret));
    expect([link.pathname, link.search, link.hash]).toEqual(['/relay', '', `#${secret}`]);
    expect(parseRelaySecret(link.hash)).toBe(secret);
  });

  it.each([
    ['nothing', ''],
    ['a part of a secret', `#${newSecret().slice(1)}`],
    ['more than a secret', `#${newSecret()}a`],
    ['the answer of Webex', '#access_token=abc&state=def'],
    ['other characters', `#${newSecret().slice(1)}/`],
  ])('is not taken from %s', (_what, fragment) => {
    expect(parseRelaySecret(fragment)).toBeNull();
  });
});

describe('the script at the top of the page', () => {
  it('clears the address bar, and hands over what was there once', () => {
    const window: { onrampRelay?: () => string } = {};
    const cleared: unknown[][] = [];
    const history = { replaceState: (...given: unknown[]) => cleared.push(given) };
    runInNewContext(takeSecretScript, { window, history, location: { hash: '#held' } });
    expect(cleared).toEqual([[null, '', '/relay']]);
    expect([window.onrampRelay?.(), window.onrampRelay?.()]).toEqual(['#held', '']);
    expect(JSON.stringify(window)).toBe('{}');
  });
});

describe('what is derived from a secret', () => {
  it('is the same each time, and what RFC 5869 says', async () => {
    const secret = newSecret();
    const { lookup } = await deriveRelayKeys(secret);
    expect((await deriveRelayKeys(secret)).lookup).toBe(lookup);
    const expected = hkdfSync('sha256', Buffer.from(secret, 'base64url'), '', 'onramp relay 1 lookup', 32);
    expect(lookup).toBe(Buffer.from(expected).toString('base64url'));
  });

  it('has nothing in common with the secret, and the key cannot be read', async () => {
    const secret = newSecret();
    const { lookup, key } = await deriveRelayKeys(secret);
    expect(lookup).toHaveLength(43);
    expect(lookup).not.toBe(secret);
    expect(key.extractable).toBe(false);
    await expect(webcrypto.subtle.exportKey('raw', key)).rejects.toThrow();
  });

  it.each(['', 'short', `${newSecret()}A`, '!'.repeat(43)])('does not come of “%s”', async (text) => {
    await expect(deriveRelayKeys(text)).rejects.toThrow(RangeError);
  });
});

describe('a parcel', () => {
  const seal = async (secret: string, text = token) =>
    sealParcel((await deriveRelayKeys(secret)).key, organizationId, text, random(parcelNonceBytes));

  it('opens with the key of its link, and shows nothing of the token before', async () => {
    const secret = newSecret();
    const parcel = await seal(secret);
    expect(parcel).toMatch(parcelForm);
    expect(parcel).not.toContain(token.slice(0, 20));
    expect(parcel).not.toContain(Buffer.from(token).toString('base64url').slice(0, 20));
    expect(await openParcel((await deriveRelayKeys(secret)).key, organizationId, parcel)).toBe(token);
  });

  it('does not open with the key of another link, or for another organization', async () => {
    const secret = newSecret();
    const parcel = await seal(secret);
    expect(await openParcel((await deriveRelayKeys(newSecret())).key, organizationId, parcel)).toBeNull();
    expect(await openParcel((await deriveRelayKeys(secret)).key, 'another', parcel)).toBeNull();
  });

  it('does not open when a single character was changed', async () => {
    const secret = newSecret();
    const { key } = await deriveRelayKeys(secret);
    const parcel = await seal(secret);
    for (let at = 0; at < parcel.length; at += 1) {
      // The last character of a base64url group holds bits that no byte uses.
      const other = parcel[at] === 'A' ? 'Q' : 'A';
      const changed = parcel.slice(0, at) + other + parcel.slice(at + 1);
      const opened = await openParcel(key, organizationId, changed);
      expect(opened === null || opened === token, `character ${at}`).toBe(true);
      if (at < parcel.length - 1) expect(opened, `character ${at}`).toBeNull();
    }
  });

  it.each(['', 'v1', 'v2.AAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA', 'v1.AAAA.AAAA', `v1.${'A'.repeat(16)}.${'A'.repeat(21)}=`, 'v1.a.b.c'])(
    'is not “%s”',
    async (text) => {
      expect(await openParcel((await deriveRelayKeys(newSecret())).key, organizationId, text)).toBeNull();
    },
  );
});
