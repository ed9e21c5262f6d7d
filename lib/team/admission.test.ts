import { describe, expect, it } from 'vitest';
import { type Claims, judgeClaims, signedInJustNow } from './admission';

const issuer = 'https://acme.okta.com';
const rules = { issuer, domains: ['example.com'], groups: [] };
const claims = { iss: issuer, sub: '00u1', email: 'nadia@example.com', email_verified: true, name: 'Nadia Osei' };

const refused: [string, Claims, string][] = [
  ['another issuer', { iss: 'https://evil.example' }, 'other-issuer'],
  ['the issuer with a slash more', { iss: `${issuer}/` }, 'other-issuer'],
  ['no subject', { sub: '' }, 'no-subject'],
  ['a subject that is no text', { sub: 7 }, 'no-subject'],
  ['no mail address', { email: undefined }, 'no-mail'],
  ['an address without a domain', { email: 'nadia' }, 'no-mail'],
  ['an address with a line break', { email: 'nadia@example.com\nbcc:x@evil.example' }, 'no-mail'],
  ['two addresses', { email: 'nadia@example.com,x@evil.example' }, 'no-mail'],
  ['a list of addresses', { email: ['nadia@example.com'] }, 'no-mail'],
  ['an unverified address', { email_verified: false }, 'mail-unverified'],
  ['an unverified address, said as text', { email_verified: 'false' }, 'mail-unverified'],
  ['another domain', { email: 'nadia@evil.example' }, 'domain'],
  ['a domain that only ends like ours', { email: 'nadia@notexample.com' }, 'domain'],
  ['a domain below ours', { email: 'nadia@sub.example.com' }, 'domain'],
  ['ours before another', { email: 'nadia@example.com@evil.example' }, 'no-mail'],
  ['a letter that looks like ours', { email: 'nadia@ехample.com' }, 'no-mail'],
];

describe('who the company vouches for', () => {
  it('comes in under one spelling of the address', () => {
    expect(judgeClaims({ ...claims, email: ' Nadia@EXAMPLE.com ' }, rules)).toEqual({
      issuer,
      subject: '00u1',
      email: 'nadia@example.com',
      name: 'Nadia Osei',
    });
    expect(judgeClaims({ ...claims, email: 'ｎadia@example.com' }, rules)).toMatchObject({ email: 'nadia@example.com' });
  });

  it('is called by the address when no name can be read', () => {
    expect(judgeClaims({ ...claims, name: undefined }, rules)).toMatchObject({ name: 'nadia@example.com' });
    expect(judgeClaims({ ...claims, name: '‮\n' }, rules)).toMatchObject({ name: 'nadia@example.com' });
  });

  it.each(refused)('stays outside with %s', (_, odd, refusal) => {
    expect(judgeClaims({ ...claims, ...odd }, rules)).toBe(refusal);
  });

  it('needs one of the groups where groups are asked for', () => {
    const grouped = { issuer, domains: [], groups: ['Onramp admins', 'IT'] };
    expect(judgeClaims({ ...claims, groups: ['Everyone', 'IT'] }, grouped)).toMatchObject({ email: 'nadia@example.com' });
    for (const groups of [undefined, [], ['it'], 'IT', { IT: true }]) expect(judgeClaims({ ...claims, groups }, grouped)).toBe('group');
  });

  it('counts as proven only when the provider says that the sign-in was just now', () => {
    const now = 1_800_000_000_000;
    expect(signedInJustNow({ auth_time: now / 1000 - 20 }, now)).toBe(true);
    for (const auth_time of [undefined, now / 1000 - 3_600, now / 1000 + 3_600, '1800000000', Number.NaN])
      expect(signedInJustNow({ auth_time }, now)).toBe(false);
  });
});
