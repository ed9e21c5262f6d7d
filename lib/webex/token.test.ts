import { describe, expect, it } from 'vitest';
import { looksLikeToken, maxTokenLength, readTokenShape, sandboxClusterTags } from './token';

const organizationId = '5f0c2b1e-7d4a-4c39-9b6e-2a1d8c4e0f37';
const secret = 'Zm9vYmFyMTIzNDU2'.repeat(4);
const encode = (value: unknown) => btoa(JSON.stringify(value)).replace(/=+$/, '').replace(/\+/g, '-').replace(/\//g, '_');
const jwt = (claims: unknown) => `${encode({ alg: 'none' })}.${encode(claims)}.c2ln`;
const unknown = { form: 'unknown', organizationId: null, personal: false, environmentHint: null };

describe('readTokenShape', () => {
  it.each([
    ['PF84', null],
    ['P0A1', null],
    ['FC82', 'government'],
    [sandboxClusterTags.commercial, 'sandbox'],
    [sandboxClusterTags.government, 'sandbox'],
  ])('takes the cluster tag %s for a hint of %s', (tag, environmentHint) => {
    const shape = { form: 'opaque', organizationId, personal: false, environmentHint };
    expect(readTokenShape(`${secret}_${tag}_${organizationId}`)).toEqual(shape);
    expect(readTokenShape(`${secret}_${tag}_${organizationId.toUpperCase()}`)).toEqual(shape);
  });

  it('accepts base64 signs in the first part', () => {
    expect(readTokenShape(`ab+/-c==_PF84_${organizationId}`)).toMatchObject({ form: 'opaque', organizationId });
  });

  it('recognizes a personal account', () => {
    expect(readTokenShape(`${secret}_PF84_consumer`)).toEqual({
      form: 'opaque',
      organizationId: null,
      personal: true,
      environmentHint: null,
    });
    expect(readTokenShape(jwt({ realm: 'consumer' }))).toMatchObject({ form: 'jwt', personal: true });
  });

  it.each([
    ['a realm', { realm: organizationId.toUpperCase() }, organizationId],
    ['no realm', { sub: 'x' }, null],
    ['a realm that is no id', { realm: '../x' }, null],
    ['a realm of another type', { realm: 7 }, null],
  ])('reads a JWT with %s', (_, claims, id) => {
    expect(readTokenShape(jwt(claims))).toEqual({ form: 'jwt', organizationId: id, personal: false, environmentHint: null });
  });

  it.each([
    '',
    secret,
    `${secret}_PF84`,
    `${secret}_PF84_`,
    `${secret}_PF84_5f0c2b1e`,
    `${secret}_pf84_${organizationId}`,
    `${secret}_PF84_${organizationId}_x`,
    `se cret_PF84_${organizationId}`,
    `_PF84_${organizationId}`,
    'a.b.c',
    `${encode({})}.${encode('text')}.c2ln`,
    `${encode({})}.${encode([])}.c2ln`,
    `${'a'.repeat(maxTokenLength)}_PF84_${organizationId}`,
  ])('does not know the form of case %#', (token) => {
    expect(readTokenShape(token)).toEqual(unknown);
  });

  it('does not touch prototypes', () => {
    const payload = btoa('{"__proto__":{"realm":"consumer"}}').replace(/=+$/, '');
    expect(readTokenShape(`e30.${payload}.c2ln`)).toMatchObject({ form: 'jwt', personal: false });
  });
});

describe('looksLikeToken', () => {
  it.each([`${secret}_PF84_${organizationId}`, `${secret}_PF84_consumer`, secret, jwt({}), `Bearer ${secret}`, `#access_token=${secret}`])(
    'recognizes case %#',
    (text) => {
      expect(looksLikeToken(text)).toBe(true);
    },
  );

  it.each([
    '',
    organizationId,
    'mira.okafor@example.com',
    'https://example.okta.com/app/cisco_webex/exk1/sso/saml',
    'what is the bearer token',
  ])('lets %j pass', (text) => {
    expect(looksLikeToken(text)).toBe(false);
  });
});
