import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { deriveKeys } from './keys';
import { fingerprintOf, keyIdOf, open, type Place, seal } from './vault';

const keys = deriveKeys(randomBytes(32));
const place: Place = {
  purpose: 'token',
  row: 'row-1',
  organizationId: 'organization-1',
  connectionId: 'connection-1',
  environment: 'commercial',
};
const text = 'a made-up secret';

describe('the vault', () => {
  it('opens what it sealed at the same place', () => {
    expect(open(keys, place, seal(keys, place, text))).toBe(text);
  });

  it('never makes the same envelope twice', () => {
    expect(seal(keys, place, text)).not.toBe(seal(keys, place, text));
  });

  it.each([
    ['another row', { ...place, row: 'row-2' }],
    ['another organization', { ...place, organizationId: 'organization-2' }],
    ['another connection', { ...place, connectionId: 'connection-2' }],
    ['another environment', { ...place, environment: 'government' }],
    ['another purpose', { ...place, purpose: 'canary' as const }],
  ])('does not open at %s', (_name, elsewhere) => {
    expect(() => open(keys, elsewhere, seal(keys, place, text))).toThrow(expect.objectContaining({ code: 'seal-broken' }));
  });

  it('does not open with another key', () => {
    expect(() => open(deriveKeys(randomBytes(32)), place, seal(keys, place, text))).toThrow(
      expect.objectContaining({ code: 'seal-broken' }),
    );
  });

  it('opens what a former key sealed, and seals with the current one', () => {
    const [former, current] = [randomBytes(32), randomBytes(32)];
    const old = seal(deriveKeys(former), place, text);
    const ring = deriveKeys(current, [former]);
    expect(open(ring, place, old)).toBe(text);
    expect(keyIdOf(seal(ring, place, text))).toBe(deriveKeys(current).id);
    expect(keyIdOf(old)).toBe(deriveKeys(former).id);
    expect(() => open(deriveKeys(current), place, old)).toThrow(expect.objectContaining({ code: 'seal-broken' }));
  });

  it('does not open an envelope that names another key of the ring', () => {
    const [former, current] = [randomBytes(32), randomBytes(32)];
    const ring = deriveKeys(current, [former]);
    const [version, , ...rest] = seal(ring, place, text).split('.');
    expect(() => open(ring, place, [version, deriveKeys(former).id, ...rest].join('.'))).toThrow(
      expect.objectContaining({ code: 'seal-broken' }),
    );
  });

  it('does not open after any single byte was changed', () => {
    const envelope = seal(keys, place, text);
    const [version, id, nonce = '', body = ''] = envelope.split('.');
    const bytes = Buffer.from(body, 'base64url');
    for (let index = 0; index < bytes.length; index += 1) {
      const changed = Buffer.from(bytes);
      changed[index] = (changed[index] ?? 0) ^ 1;
      const forged = [version, id, nonce, changed.toString('base64url')].join('.');
      expect(() => open(keys, place, forged)).toThrow(expect.objectContaining({ code: 'seal-broken' }));
    }
  });

  it.each([
    ['a space', (envelope: string) => `${envelope.slice(0, -3)} ${envelope.slice(-3)}`],
    ['a line end', (envelope: string) => `${envelope}\n`],
    ['padding', (envelope: string) => `${envelope}=`],
    ['the other alphabet of base64', (envelope: string) => envelope.replaceAll('-', '+').replaceAll('_', '/').concat('!')],
    ['a space in the nonce', (envelope: string) => envelope.replace(/^(v1\.\w+\.)/, '$1 ')],
  ])('does not open with %s in its envelope', (_name, respell) => {
    expect(() => open(keys, place, respell(seal(keys, place, text)))).toThrow(expect.objectContaining({ code: 'seal-broken' }));
  });

  it.each(['', 'plain text', 'v1', 'v1.a.b', 'v2.a.b.c', `v1.${keys.id}.AAAA.AAAA`, `${'x.'.repeat(9)}`])(
    'does not take “%s” for an envelope',
    (envelope) => {
      expect(() => open(keys, place, envelope)).toThrow(expect.objectContaining({ code: 'seal-broken' }));
    },
  );

  it('gives the same token the same fingerprint, under one key only', () => {
    expect(fingerprintOf(keys, text)).toBe(fingerprintOf(keys, text));
    expect(fingerprintOf(keys, text)).toMatch(/^[0-9a-f]{8}$/);
    expect(fingerprintOf(keys, text)).not.toBe(fingerprintOf(deriveKeys(randomBytes(32)), text));
  });
});
