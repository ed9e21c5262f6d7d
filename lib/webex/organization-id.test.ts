import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseOrganizationId } from './organization-id';

const id = '5f0c2b1e-7d4a-4c39-9b6e-2a1d8c4e0f37';
const otherId = '8c1f7a52-0b3d-4e6a-a9c4-6f20d1b57e98';
const long = (type: string, value = id, cluster = 'us') => btoa(`ciscospark://${cluster}/${type}/${value}`);
const longId = long('ORGANIZATION').replace(/=+$/, '');
const secret = 'Zm9vYmFyMTIzNDU2'.repeat(4);

describe('parseOrganizationId', () => {
  it.each([
    ['uuid', id],
    ['uuid', id.toUpperCase()],
    ['uuid', `  {${id}}\n`],
    ['uuid', `"${id}".`],
    ['uuid', `\u200b\u202a${id}\u202c\ufeff`],
    ['uuid', id.replace('-', '-\u200b')],
    ['uuid', id.replace(/-/g, '\u2011')],
    ['uuid', id.replace(/[0-9]/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))],
    ['uuid', `${id.slice(0, 24)}\n${id.slice(24)}`],
    ['long', longId],
    ['long', long('ORGANIZATION')],
    ['long', long('ORGANIZATION', id, 'urn:TEAM:us-gov-west-1_a1')],
    ['long', long('ORGANIZATION', id.toUpperCase())],
    ['long', `${longId.slice(0, 40)}\n${longId.slice(40)}`],
    ['text', `ciscospark://us/ORGANIZATION/${id}`],
    ['text', `https://idbroker.webex.com/${id}`],
    ['text', `https://admin.webex.com/account?orgId=${id}#top`],
    ['text', `https://admin.webex.com/orgs/${longId}/settings`],
    ['text', `https%3A%2F%2Fidbroker.webex.com%2F${id}`],
    ['text', `https://webexapis.com/identity/scim/${id}/v2/Users/${otherId}`],
    ['text', `Organization ID: ${id}\nOnce more: ${id.toUpperCase()} = ${longId}`],
    ['text', `Put ${id} in https://example.okta.com/admin, says it@example.com`],
    ['text', `../${id}/../%00?x=1`],
    ['text', `<script>alert(1)</script>${id}`],
    ['text', `MIIC${secret} https://idbroker.webex.com/${id}`],
  ])('finds an id given as %s (case %#)', (form, text) => {
    expect(parseOrganizationId(text)).toEqual({ ok: true, organizationId: id, form });
  });

  it.each([
    ['empty', ''],
    ['empty', ' \n\u200b\u2060'],
    ['too-short', id.slice(0, 34)],
    ['too-short', id.slice(2)],
    ['too-short', id.replace(/-/g, '')],
    ['too-short', btoa(`ciscospark://us/ORGANIZATION/${id.slice(0, 20)}`)],
    ['too-long', `${id}ab`],
    ['too-long', `${id} ${id}`.repeat(200)],
    ['too-long', 'x'.repeat(65_536)],
    ['person-id', long('PEOPLE')],
    ['person-id', `https://admin.webex.com/users/${id}`],
    ['other-id', long('ROOM')],
    ['other-id', long('LICENSE', `${id}:MS_${otherId}`)],
    ['other-id', long('ex-ample')],
    ['okta-address', 'https://example.okta.com/admin/app/cisco_webex/instance/0oa1/'],
    ['okta-address', 'example-admin.oktapreview.com'],
    ['okta-address', `https://example.okta.com/app/${id}`],
    ['email', 'mira.okafor@example.com'],
    ['token', `${secret}_PF84_${id}`],
    ['token', `Bearer ${secret}`],
    ['token', `http://localhost:3000/auth/code#access_token=${secret}_PF84_${id}&token_type=Bearer`],
    ['token', secret],
    ['token', 'eyJhbGciOiJub25lIn0.eyJyZWFsbSI6IngifQ.c2lnbmF0dXJl'],
    ['several', `${id} ${otherId}`],
    ['several', `${id} ${long('ORGANIZATION', otherId)}`],
    ['not-found', 'hello'],
    ['not-found', 'https://admin.webex.com/overview'],
    ['not-found', '../../etc/passwd'],
    ['not-found', '%00'],
    ['not-found', 'example.webex.com'],
    ['not-found', id.replace('a', '\u0430')],
    ['not-found', id.replace('5', '\u0000')],
    ['not-found', id.replace('-', '0')],
    ['not-found', `${id}\ud800`.slice(1)],
    ['not-found', '__proto__'],
  ])('answers %s (case %#)', (reason, text) => {
    const reading = parseOrganizationId(text);
    expect(reading).toMatchObject({ ok: false, reason });
    if (!reading.ok) expect(reading.message).toMatch(/^[A-Z].{20,}\.$/);
  });

  it.each([
    [id.slice(0, 34), 'This has 34 characters; an Organization ID has 36. The end is missing. Copy it again with the copy icon.'],
    [id.slice(2), 'This has 34 characters; an Organization ID has 36. The beginning is missing. Copy it again with the copy icon.'],
    [id.replace(/-/g, ''), 'This has 32 characters; an Organization ID has 36. Its hyphens are missing. Copy it again with the copy icon.'],
    [`${id}ab`, 'This has 38 characters; an Organization ID has 36. Something was added to it. Copy it again with the copy icon.'],
    ['https://example.okta.com', 'This is an Okta address. The Organization ID comes from Control Hub, not from Okta.'],
    [`Bearer ${secret}`, 'This looks like a token. Onramp hid it and did not keep it. Paste the Organization ID here.'],
  ])('explains case %#', (text, message) => {
    expect(parseOrganizationId(text)).toMatchObject({ message });
  });

  it('names the type of an id that is not an organization’s', () => {
    expect(parseOrganizationId(long('PEOPLE'))).toMatchObject({ message: expect.stringContaining('PEOPLE') });
    expect(parseOrganizationId(long('ROOM'))).toMatchObject({ message: expect.stringContaining('ROOM') });
    expect(parseOrganizationId(long('ex-ample'))).toMatchObject({ message: expect.not.stringContaining('ex-ample') });
  });

  it('reads back every id in every form', () => {
    const wrap = fc.constantFrom('', ' ', '\n', '\u200b', '"', '<', '(', '\u2066');
    fc.assert(
      fc.property(fc.uuid(), wrap, wrap, fc.boolean(), fc.boolean(), (uuid, before, after, isLong, upper) => {
        const text = isLong ? long('ORGANIZATION', uuid) : upper ? uuid.toUpperCase() : uuid;
        expect(parseOrganizationId(`${before}${text}${after}`)).toEqual({ ok: true, organizationId: uuid, form: isLong ? 'long' : 'uuid' });
      }),
      { numRuns: 2_000 },
    );
  });

  it('repeats nothing of a token', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9]{64}$/), (random) => {
        const reading = parseOrganizationId(`${random}_PF84_${id}`);
        expect(reading).toMatchObject({ ok: false, reason: 'token', message: expect.not.stringContaining(random.slice(0, 8)) });
      }),
      { numRuns: 200 },
    );
  });
});
