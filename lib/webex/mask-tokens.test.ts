import { describe, expect, it } from 'vitest';
import { maskTokens } from './mask-tokens';

const secret = `${'Zm9vYmFyMTIzNDU2'.repeat(4)}`;
const organization = '5f0c2b1e-7d4a-4c39-9b6e-2a1d8c4e0f37';
const opaque = `${secret}_PF84_${organization}`;
const jwt = `eyJhbGciOiJub25lIn0.eyJyZWFsbSI6IngifQ.c2lnbmF0dXJl`;

describe('maskTokens', () => {
  it.each([
    ['an opaque token', `The token ${opaque} is bad`],
    ['a token of a personal account', `${secret}_PF84_consumer`],
    ['a cut token', `${secret}_PF84_5f0c`],
    ['a token without its tag', secret],
    ['a JWT', `value ${jwt}.`],
    ['a bearer value', `Authorization: Bearer ${opaque}`],
    ['a short bearer value', 'bearer abcdef-123'],
    ['an encoded bearer value', 'Bearer%20abcdef-123'],
    ['a parameter', `http://localhost:3000/auth/code#access_token=${opaque}&state=x`],
    ['a JSON field', '{"refresh_token": "abcdefgh"}'],
  ])('hides %s', (_, text) => {
    const masked = maskTokens(text);
    expect(masked).toContain('[hidden]');
    for (const part of [secret, jwt, 'abcdef']) expect(masked).not.toContain(part);
  });

  it.each([
    organization,
    'Y2lzY29zcGFyazovL3VzL09SR0FOSVpBVElPTi81ZjBjMmIxZS03ZDRhLTRjMzktOWI2ZS0yYTFkOGM0ZTBmMzc',
    'C4ca14fe00b0e51efb414ebd45aa88c1858c3bfb949b2405dba10b0ca4bc37402',
    'https://help.webex.com/en-us/n6jxw9e/Claim-Users-to-Your-Organization-Convert-Users',
    'token_type=Bearer&expires_in=3887999',
    'The bearer of this',
    'CI_3a5c7e91-2b4d-4f6a-8c0e-1d3f5a7b9c2e',
  ])('leaves %s as it is', (text) => {
    expect(maskTokens(text)).toBe(text);
  });
});
