import type { BrowserContext, Page } from '@playwright/test';
import { isEnough, readRole, roles } from '@/lib/team/role';
import { issueLaunchLink } from '@/scripts/launch-link.mjs';
import { type Company, type Spoilt, startCompany } from './company';
import { expect, expectAccessible, test } from './fixtures';
import { routes, sameOrigin, send } from './routes';
import { type RunningServer, startServer } from './server';

const port = 3131;
const origin = `http://localhost:${port}`;

// The provider's own page asks for a font and an icon that are not there.
test.beforeEach(({ noConsoleErrors }) => noConsoleErrors.allow(/ERR_INTERNET_DISCONNECTED|ERR_NAME_NOT_RESOLVED|status of 404/));

let company: Company;
let server: RunningServer;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  company = await startCompany(3132, `${origin}/api/auth/callback/company`);
  server = await startServer({
    port,
    env: {
      ONRAMP_OIDC_ISSUER: company.issuer,
      ONRAMP_OIDC_CLIENT_ID: 'onramp',
      ONRAMP_OIDC_CLIENT_SECRET: 'made-up-client-secret',
      ONRAMP_OIDC_NAME: 'Acme',
      ONRAMP_OIDC_DOMAINS: 'example.com',
    },
  });
});
test.afterAll(async () => {
  await server.stop();
  await company.down();
  server.remove();
});

/** Goes through the provider's own sign-in page. */
async function signInAtCompany(page: Page, login: string) {
  await page.getByPlaceholder('Enter any login').fill(login);
  await page.getByPlaceholder('and password').fill('made up');
  await page.getByRole('button', { name: 'Sign-in' }).click();
}

async function continueWithCompany(page: Page, login: string, next = '/') {
  await page.goto(`${origin}/sign-in?next=${encodeURIComponent(next)}`);
  await page.getByRole('button', { name: 'Continue with Acme' }).click();
  await signInAtCompany(page, login);
}

/** In Onramp, wherever it leads somebody who signed in. */
const inside = (url: URL) => url.origin === origin && !/^\/(?:sign-in|api)/.test(url.pathname);

async function signedInAs(context: BrowserContext, login: string): Promise<Page> {
  const page = await context.newPage();
  await continueWithCompany(page, login);
  await page.waitForURL(inside);
  return page;
}

async function asLocalAdmin(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(issueLaunchLink({ dataDir: server.dataDir, publicUrl: origin }));
  await page.waitForURL(inside);
  return page;
}

const mayCreate = async (page: Page) =>
  page.evaluate(
    async () =>
      (
        await fetch('/api/connections', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ environment: 'sandbox' }),
        })
      ).status,
  );

test('lets somebody of the company in, through the provider, back to where they were going', async ({ page }) => {
  await continueWithCompany(page, 'nadia@example.com', '/team');
  await page.waitForURL(`${origin}/team`);
  await expect(page.getByRole('heading', { name: 'Team and sessions' })).toBeVisible();
  await expect(page.getByRole('rowheader', { name: 'nadia@example.com Name of nadia@example.com' })).toBeVisible();
  await expectAccessible(page);
  const cookies = await page.context().cookies(origin);
  expect(cookies.find(({ name }) => name === 'onramp.session')).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
});

const spoilt: [string, Spoilt][] = [
  ['another audience', { claims: { aud: 'another-app' } }],
  ['another nonce', { claims: { nonce: 'another' } }],
  ['no nonce', { claims: { nonce: undefined } }],
  ['another issuer', { claims: { iss: 'http://127.0.0.1:3133' } }],
  ['an end in the past', { claims: { exp: 1_700_000_000, iat: 1_699_999_000 } }],
  ['a key that the provider never published', { signature: 'other-key' }],
  ['no signature', { signature: 'none' }],
  ['an address that belongs to somebody else', { userinfo: { sub: 'vera@example.com', email: 'vera@example.com' } }],
];
for (const [what, how] of spoilt) {
  test(`lets nobody in by an ID token with ${what}`, async ({ page }) => {
    company.spoilWith(how);
    try {
      await continueWithCompany(page, 'nadia@example.com');
      await expect(page.getByRole('heading', { name: 'Sign in', exact: true })).toBeVisible();
      await expect(page.getByText('The sign-in was not completed')).toBeVisible();
    } finally {
      company.spoilWith(null);
    }
    expect((await page.context().cookies(origin)).map(({ name }) => name)).not.toContain('onramp.session');
    await page.goto(origin);
    await page.waitForURL(/\/sign-in/);
  });
}

for (const [login, title] of [
  ['nadia@evil.example', 'Your mail domain is not allowed here'],
  ['unverified@example.com', 'Your mail address is not verified'],
  ['nobody', 'Your company’s sign-in named no mail address'],
] as const) {
  test(`tells ${login} why they may not come in`, async ({ page }) => {
    await continueWithCompany(page, login);
    await expect(page.getByText(title)).toBeVisible();
    expect((await page.context().cookies(origin)).map(({ name }) => name)).not.toContain('onramp.session');
  });
}

test('changes what somebody may do at once, and shuts out who is removed', async ({ browser, noConsoleErrors }) => {
  noConsoleErrors.allow(/status of 403|status of 401/);
  const [theirs, ours] = [await browser.newContext(), await browser.newContext()];
  const omar = await signedInAs(theirs, 'omar@example.com');
  const owner = await asLocalAdmin(ours);
  expect(await mayCreate(omar)).toBe(403);
  await owner.goto(`${origin}/team`);
  const role = owner.getByLabel('Role of omar@example.com');
  await role.selectOption('Operator');
  await expect(role).toHaveValue('operator');
  expect(await mayCreate(omar)).toBe(201);
  await role.selectOption('Viewer');
  await expect(role).toHaveValue('viewer');
  expect(await mayCreate(omar)).toBe(403);
  await owner.getByRole('button', { name: 'Remove omar@example.com' }).click();
  await expect(owner.getByRole('button', { name: 'Let omar@example.com in again' })).toBeVisible();
  expect(await mayCreate(omar)).toBe(401);
  await omar.goto(origin);
  await omar.waitForURL(/\/sign-in/);
  await Promise.all([theirs.close(), ours.close()]);
});

test('lets each role do what is its own on every route, and nothing more', async ({ browser }) => {
  const ours = await browser.newContext();
  const owner = await asLocalAdmin(ours);
  await owner.goto(`${origin}/team`);
  for (const role of roles) {
    const theirs = await browser.newContext();
    const page = await signedInAs(theirs, `${role}@example.com`);
    await owner.reload();
    await owner.getByLabel(`Role of ${role}@example.com`).selectOption(role);
    await expect(owner.getByLabel(`Role of ${role}@example.com`)).toHaveValue(role);
    const Cookie = (await theirs.cookies(origin)).map(({ name, value }) => `${name}=${value}`).join('; ');
    for (const { path, methods } of routes) {
      for (const { method, access } of methods) {
        const needed = readRole(access);
        // What signs out is tried elsewhere.
        if (!needed || path === '/api/session') continue;
        const reply = await send(method, path, { ...sameOrigin(origin), Cookie }, port);
        const what = `${role}: ${method} ${path}`;
        if (isEnough(role, needed)) expect(reply.body, what).not.toContain('role-too-low');
        else expect([reply.status, JSON.parse(reply.body).code], what).toEqual([403, 'role-too-low']);
      }
    }
    await page.close();
    await theirs.close();
  }
  await ours.close();
});

test('asks for a new sign-in before an owner’s window without a proof may act, and comes back', async ({ browser, noConsoleErrors }) => {
  noConsoleErrors.allow(/status of 403/);
  const [theirs, ours] = [await browser.newContext(), await browser.newContext()];
  const vera = await signedInAs(theirs, 'vera@example.com');
  const owner = await asLocalAdmin(ours);
  await owner.goto(`${origin}/team`);
  await owner.getByLabel('Role of vera@example.com').selectOption('Owner');
  await expect(owner.getByLabel('Role of vera@example.com')).toHaveValue('owner');
  await vera.evaluate(() => sessionStorage.clear());
  await vera.goto(`${origin}/team`);
  await vera.getByLabel('Role of nadia@example.com').selectOption('Operator');
  const dialog = vera.getByRole('dialog', { name: 'Confirm that it is you' });
  await expect(dialog).toBeVisible();
  await expectAccessible(vera);
  await dialog.getByRole('button', { name: 'Sign in with Acme' }).click();
  await signInAtCompany(vera, 'vera@example.com');
  await vera.waitForURL(`${origin}/team`);
  await expect(vera.getByLabel('Role of nadia@example.com')).toHaveValue('viewer');
  await vera.getByLabel('Role of nadia@example.com').selectOption('Operator');
  await expect(vera.getByLabel('Role of nadia@example.com')).toHaveValue('operator');
  await Promise.all([theirs.close(), ours.close()]);
});

test('takes a launch key where somebody came with a launch link, and says when it is a used one', async ({ page, noConsoleErrors }) => {
  noConsoleErrors.allow(/status of 40[13]/);
  const link = () => issueLaunchLink({ dataDir: server.dataDir, publicUrl: origin });
  await page.goto(link());
  await page.waitForURL(inside);
  await page.evaluate(() => sessionStorage.clear());
  await page.goto(`${origin}/team`);
  const role = page.getByLabel('Role of nadia@example.com');
  const [before, other] = (await role.inputValue()) === 'viewer' ? ['viewer', 'operator'] : ['operator', 'viewer'];
  await role.selectOption(other ?? '');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Launch key').fill('made-up');
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect(dialog.getByText(/not accepted/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText('This act needs a recent proof')).toBeVisible();
  await expect(role).toHaveValue(before ?? '');
  await role.selectOption(other ?? '');
  await dialog.getByLabel('Launch key').fill(link());
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await expect(role).toHaveValue(other ?? '');
});

test('does not take the answer that another browser was waiting for', async ({ browser }) => {
  const [one, two] = [await browser.newContext(), await browser.newContext()];
  const [mine, yours] = [await one.newPage(), await two.newPage()];
  let answer = '';
  mine.on('request', (request) => {
    if (request.url().includes('/api/auth/callback/company')) answer = request.url();
  });
  await mine.goto(`${origin}/sign-in`);
  await mine.getByRole('button', { name: 'Continue with Acme' }).click();
  await expect(mine.getByPlaceholder('Enter any login')).toBeVisible();
  // It forgets that it began, so that its code stays unused.
  await one.clearCookies({ domain: 'localhost' });
  await signInAtCompany(mine, 'nadia@example.com');
  await expect.poll(() => answer).toContain('code=');
  await yours.goto(`${origin}/sign-in`);
  await yours.getByRole('button', { name: 'Continue with Acme' }).click();
  await expect(yours.getByPlaceholder('Enter any login')).toBeVisible();
  await yours.goto(answer);
  await expect(yours.getByText('The sign-in was not completed')).toBeVisible();
  await Promise.all([one.close(), two.close()]);
});

test('says that the provider does not answer, and still takes a launch link', async ({ page }) => {
  await company.down();
  try {
    await page.goto(`${origin}/sign-in`);
    await page.getByRole('button', { name: 'Continue with Acme' }).click();
    await expect(page.getByText('Your company’s sign-in does not answer')).toBeVisible();
    await expectAccessible(page);
    await page.goto(issueLaunchLink({ dataDir: server.dataDir, publicUrl: origin }));
    await page.waitForURL(inside);
  } finally {
    await company.up();
  }
});

test('writes neither the client’s secret nor a code or token of the provider into the log', async () => {
  expect(server.output()).not.toContain('made-up-client-secret');
  expect(server.output(), 'whoever reads the output is no owner').not.toContain('#key=');
  expect(server.output()).not.toMatch(/[?&]code=|id_token|eyJ[\w-]{20}/);
});
