import { afterEach, describe, expect, it } from 'vitest';
import { openTestOkta, rowOf, type TestOkta } from './okta-test-client';

let okta: TestOkta;
afterEach(() => okta.close());
const failed = (name: string) => `Automatic provisioning of user ${name} to app Cisco Webex failed: `;
async function openReady(key: string, edition: 'classic' | 'scim2' = 'scim2', fields: Readonly<Record<string, string>> = {}) {
  okta = await openTestOkta(key, edition);
  await okta.connect();
  await okta.toApp(fields);
}

describe('a task', () => {
  it('tells of a conflict in both halves, and goes when a retry succeeds', async () => {
    await openReady('clean');
    expect(await okta.sentBy('assign elsewhere')).toEqual([expect.stringMatching(/^GET/), 'POST /Users']);
    expect(await okta.page()).toMatch(
      /to app Cisco Webex failed: Error while creating user \S+: Conflict\. Errors reported by remote server: User already/,
    );
    okta.sandbox.faults.set('/identity/scim/', { status: 503 });
    await okta.press('assign ada-byron');
    okta.sandbox.faults.clear();
    expect(await okta.page()).toContain('aria-label="Retry Ada Byron"');
    await okta.press('provision ada-byron');
    expect(await okta.page()).not.toContain('aria-label="Retry Ada Byron"');
    expect(rowOf(await okta.page(), 'Ada Byron')).toContain('In Webex');
  });

  it.each([
    ['classic', 'classic', { mapPhones: 'on' }, 'The request could not be understood by the server due to malformed syntax'],
    ['clean', 'scim2', { localeFormat: 'en-US' }, 'preferredLanguage must be a language and a country, as in en_US.'],
  ] as const)('of %s comes from its mapping, and is retried without it', async (key, edition, fields, text) => {
    await openReady(key, edition, fields);
    await okta.press('assign ada-byron');
    const domain = key === 'clean' ? 'halden' : 'oldacre';
    const wanted = `Error while creating user ada.byron@${domain}.example: Bad Request. Errors reported by remote server: ${text}`;
    expect(await okta.page()).toContain(`${failed('Ada Byron')}${wanted}`);
    await okta.toApp();
    await okta.press('provision ada-byron');
    expect(await okta.page()).toContain('Nothing failed.');
  });

  it('is what an expired token leaves, of people who leave too', async () => {
    await openReady('short-lived');
    await okta.press('assign ada-byron');
    okta.later(901_000);
    await okta.press('unassign ada-byron');
    await okta.press('assign yara-bexbury');
    const html = await okta.page();
    expect(html).toContain(`${failed('Ada Byron')}Error while deactivating user ada.byron@quillon.example: Unauthorized.`);
    expect(html).toContain(
      'Error while verifying if user yara.bexbury@quillon.example exists: Unauthorized. Errors reported by remote server:',
    );
    const { token } = await okta.signIn('short-lived-full-admin');
    await okta.connect('save', { token });
    await okta.press('deactivate ada-byron');
    await okta.press('provision yara-bexbury');
    expect(await okta.page()).toContain('Nothing failed.');
  });

  it.each([
    ['cut-off', 'Bad Gateway. Errors reported by remote server: no answer'],
    ['not-json', 'Invalid JSON'],
    ['endless', 'Invalid JSON'],
    ['wrong-shape', 'Create new user returned empty user'],
  ] as const)('says what %s answers come to', async (fault, text) => {
    await openReady('clean');
    okta.sandbox.faults.set('/identity/scim/', fault);
    await okta.press('assign ada-byron');
    okta.sandbox.faults.clear();
    expect(await okta.page()).toContain(text);
  });
});

describe('a full hour', () => {
  it('is waited out as long as Webex says in seconds, and then longer', async () => {
    await openReady('rate-limited');
    await okta.press('assign ada-byron');
    expect(okta.waits).toEqual([2_000, 10_000]);
    expect(await okta.page()).toContain('Nothing failed.');
  });

  it('does not wait for ever', async () => {
    await openReady('clean');
    okta.sandbox.faults.set('/identity/scim/', { status: 429, headers: { 'Retry-After': '1' } });
    await okta.press('assign ada-byron');
    expect(okta.waits).toEqual([1_000, 2_000, 4_000]);
    expect(await okta.page()).toContain('Too Many Requests. Errors reported by remote server: Too Many Requests');
  });
});

describe('Push Groups', () => {
  it.each(['PATCH', 'PUT'])('creates, fills, renames and deletes by %s', async (updateMethod) => {
    await openReady('clean', 'scim2', { updateMethod });
    await okta.press('assign ada-byron');
    const filter = (name: string) => encodeURIComponent(`displayName eq "${name}"`);
    const search = `GET /Groups?filter=${filter('Webex Sales')}&startIndex=1&count=100`;
    expect(await okta.sentBy('push-group webex-sales')).toEqual([
      search,
      'POST /Groups',
      'GET /Groups/{id}',
      `${updateMethod} /Groups/{id}`,
    ]);
    const { id } = await okta.userNamed('ada.byron@halden.example');
    expect(JSON.stringify(okta.sent[3]?.body)).toContain(`[{"value":"${id}","display":"ada.byron@halden.example"}]`);
    expect(await okta.sentBy('push-group webex-sales')).toEqual([search, 'GET /Groups/{id}', `${updateMethod} /Groups/{id}`]);
    expect(await okta.sentBy('rename-group webex-sales')).toEqual([`${updateMethod} /Groups/{id}`]);
    expect(rowOf(await okta.page(), 'Webex Sales EMEA')).toContain('Pushed');
    expect(await okta.sentBy('unlink-group webex-sales')).toEqual(['DELETE /Groups/{id}']);
    expect(await okta.page()).toContain('Nothing failed.');
  });
});

describe('the page', () => {
  it('keeps a log of requests without token or body', async () => {
    await openReady('clean');
    await okta.press('assign ada-byron');
    const html = await okta.page();
    const path = `/identity/scim/${okta.organizationId}/v2/Users`;
    expect(html).toContain(`<td>POST</td><td><code>${path}</code></td><td>201</td>`);
    expect(html).not.toContain(okta.token);
    expect(html).not.toContain(okta.token.slice(0, 20));
    for (let time = 0; time < 30; time++) await okta.press('update-profile ada-byron');
    expect((await okta.page()).match(/<td>(?:GET|PATCH|POST)<\/td>/g)).toHaveLength(50);
  });

  it('says no to what is not there', async () => {
    await openReady('clean');
    expect((await okta.press('explode')).status).toBe(400);
    expect((await okta.press('constructor')).status).toBe(400);
    expect((await okta.press('test', { organization: 'x' })).status).toBe(404);
    expect((await okta.press('test', { token: 'x'.repeat(40_000) })).status).toBe(413);
    expect((await fetch(`${okta.base}/okta`, { method: 'PUT' })).status).toBe(405);
    expect(await (await fetch(`${okta.base}/okta`)).text()).toContain(
      `${new URL(okta.base).pathname}/okta?organization=${okta.organizationId}`,
    );
  });

  it('does one thing after the other', async () => {
    await openReady('clean');
    okta.sent.length = 0;
    await Promise.all([okta.press('assign ada-byron'), okta.press('assign ada-byron')]);
    expect(okta.sent.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  it('may post its forms to itself and run no script', async () => {
    await openReady('clean');
    const reply = await fetch(`${okta.base}/okta?organization=${okta.organizationId}`);
    expect(reply.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self';/);
    expect(await reply.text()).toContain('Sandbox: answers are simulated');
  });
});
