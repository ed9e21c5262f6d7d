import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestOkta, type TestOkta } from './okta-test-client';

/** In the shape of a real one, and invented. */
const real = `${'Ab1'.repeat(21)}Z_PF84_12345678-1234-4234-8234-123456789abc`;
let okta: TestOkta;
beforeAll(async () => {
  okta = await openTestOkta('clean');
});
afterAll(() => okta.close());

it.each([
  ['API Token', { token: real }],
  ['API Token, with its name', { token: `Bearer ${real}` }],
  ['API Token, cut', { token: real.slice(0, 80) }],
  ['API Token, as a JWT', { token: `eyJhbGciOiJub25lIn0.eyJyZWFsbSI6IngifQ.${real}` }],
  ['Organization ID', { organizationId: real }],
  ['Organization ID, in an address', { organizationId: `http://localhost:3000/auth/code#access_token=${real}&expires_in=3887999` }],
])('a token of the real Webex in %s is not kept, not shown and not sent', async (_, fields) => {
  okta.sent.length = 0;
  await okta.connect('save', fields);
  expect(okta.sent).toEqual([]);
  const html = await okta.page();
  expect(html).toContain('This looks like a token of the real Webex.');
  expect(html).toContain('No token is held.');
  expect(html).not.toContain(real);
});

it('a long paste is read at once', async () => {
  const startedAt = performance.now();
  await okta.connect('test', { token: 'a-'.repeat(15_000) });
  expect(performance.now() - startedAt).toBeLessThan(1_000);
});

it('a token of the sandbox is shown nowhere, also when it stands in Organization ID', async () => {
  await okta.connect('test', { organizationId: `#access_token=${okta.token}&token_type=Bearer&expires_in=31535999` });
  expect(await okta.page()).not.toContain(okta.token);
  expect(JSON.stringify(okta.sent.map(({ address }) => address))).not.toContain(okta.token);
});
