import { describe, expect, it } from 'vitest';
import { placeOfAccount, sandboxOrganizations } from './organizations';
import { createSandbox } from './sandbox';
import { issueToken, readToken, sandboxClusterTags } from './tokens';

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
const issuedAtSeconds = 1_790_000_000;
const issue = async (key: string, tag: string = sandboxClusterTags.commercial) =>
  (await issueToken({ place: placeOfAccount(key), issuedAtSeconds, scopes: ['spark:people_read', 'Identity:SCIM'] }, tag, random)).token;
const accounts = sandboxOrganizations.flatMap((organization) => organization.accounts.map((account) => ({ organization, account })));

describe('tokens', () => {
  it.each(accounts)('of $account.key name their account again', async ({ organization, account }) => {
    const caller = await readToken(await issue(account.key), 'SB84', issuedAtSeconds * 1000);
    expect(caller).toMatchObject({
      account,
      organization,
      organizationId: organization.tokenOrganizationId ?? organization.organizationId,
    });
    expect([...(caller?.scopes ?? [])]).toEqual(['spark:people_read', 'Identity:SCIM']);
    expect(caller?.expiresAtSeconds).toBe(issuedAtSeconds + organization.expiresInSeconds);
  });

  it('have the shape seen in real ones', async () => {
    const [first = '', tag, organizationId] = (await issue('clean-full-admin')).split('_');
    expect(first).toHaveLength(64);
    expect(atob(first)).toMatch(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}[0-9a-f]{8}-[0-9a-f]{3}$/);
    expect([tag, organizationId]).toEqual(['SB84', '70655114-5f31-47cc-8e25-a669e149049f']);
    expect(await issue('personal-user')).toMatch(/_SB84_consumer$/);
  });

  it('differ each time', async () => {
    expect(await issue('clean-full-admin')).not.toBe(await issue('clean-full-admin'));
  });

  it('end on time', async () => {
    const token = await issue('short-lived-full-admin');
    const end = (issuedAtSeconds + 900) * 1000;
    expect(await readToken(token, 'SB84', end - 1)).not.toBeNull();
    expect(await readToken(token, 'SB84', end)).toBeNull();
  });

  it('are refused when anything about them changed', async () => {
    const token = await issue('clean-full-admin');
    const spelled = atob(token.slice(0, 64));
    const longer = `${btoa(spelled.replace(/^\d/, (digit) => String((Number(digit) + 1) % 10)))}${token.slice(64)}`;
    const elsewhere = token.replace(/[^_]+$/, sandboxOrganizations[1]?.organizationId ?? '');
    for (const altered of [
      token.slice(1),
      token.slice(0, -1),
      `${token}&token_type=Bearer`,
      longer,
      elsewhere,
      token.replace('SB84', 'SBF2'),
      '',
    ])
      expect(await readToken(altered, 'SB84', issuedAtSeconds * 1000)).toBeNull();
    expect(await readToken(token, 'SBF2', issuedAtSeconds * 1000)).toBeNull();
  });

  it('outlive the sandbox that made them', async () => {
    const token = await issue('clean-full-admin');
    const asked = () => new Request('http://localhost:3000/sandbox/v1/people/me', { headers: { authorization: `Bearer ${token}` } });
    const again = () => createSandbox({ base: 'http://localhost:3000/sandbox', now: () => issuedAtSeconds * 1000 });
    expect((await again().handle(asked())).status).toBe(200);
    expect((await again().handle(asked())).status).toBe(200);
    const government = createSandbox({ base: 'http://localhost:3000/sandbox', shape: 'government', now: () => issuedAtSeconds * 1000 });
    expect((await government.handle(asked())).status).toBe(401);
  });
});
