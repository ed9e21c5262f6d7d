import { expect, origin, test } from './fixtures';

test('in a browser no text becomes HTML, a script or a style, and no other origin’s script is loaded', async ({
  signedIn: page,
  noConsoleErrors,
}) => {
  noConsoleErrors.allow(/Content Security Policy|Trusted ?(?:HTML|Script|Type)/i);
  await page.goto('/connections/new');
  const outcomes = await page.evaluate(() => {
    const sinks: Record<string, () => unknown> = {
      innerHTML: () => {
        document.createElement('div').innerHTML = '<img src=x onerror="window.broken = true">';
      },
      'a script of text': () => {
        document.createElement('script').text = 'window.broken = true';
      },
      'a script of another origin': () => {
        document.createElement('script').src = 'https://evil.example/x.js';
      },
      'a script of this origin that is not of the build': () => {
        document.createElement('script').src = '/api/health';
      },
      'a document in a frame': () => {
        document.createElement('iframe').srcdoc = '<script>window.broken = true</script>';
      },
      'a policy of its own': () => window.trustedTypes?.createPolicy('mine', { createScriptURL: (text) => text }),
      'another default policy': () => window.trustedTypes?.createPolicy('default', { createScriptURL: (text) => text }),
    };
    return Object.entries(sinks).map(([name, sink]) => {
      try {
        sink();
        return `${name}: went through`;
      } catch (error) {
        return error instanceof TypeError ? 'refused' : `${name}: ${String(error)}`;
      }
    });
  });
  expect(new Set(outcomes)).toEqual(new Set(['refused']));
  const asNext = await page.evaluate(() => {
    const element = document.createElement('div');
    element.innerHTML = ':root {--next-error-bg: #fff}<img src=x onerror="window.broken = true">';
    return element.innerHTML;
  });
  expect(asNext).toBe('');
  const color = await page.evaluate(() => {
    document.body.setAttribute('style', 'color: rgb(1, 2, 3)');
    return getComputedStyle(document.body).color;
  });
  expect(color).not.toBe('rgb(1, 2, 3)');
  expect(await page.evaluate(() => 'broken' in window)).toBe(false);
});

test('no page can be framed by another local site, the guide and the callback included', async ({
  connected,
  context,
  noConsoleErrors,
}) => {
  noConsoleErrors.allow(/Content Security Policy|frame/);
  const { id } = await connected('clean');
  for (const path of [`/connections/${id}/token`, `/connections/${id}/setup/configure-okta`, '/auth/code', '/sign-in']) {
    const other = await context.newPage();
    await other.route('http://localhost:8080/', (route) =>
      route.fulfill({ contentType: 'text/html', body: `<iframe src="${origin}${path}"></iframe>` }),
    );
    await other.goto('http://localhost:8080/', { waitUntil: 'load' });
    const frame = other.frames()[1];
    // Chromium puts its own error page into a frame that was refused.
    expect(frame?.url(), path).toBe('chrome-error://chromewebdata/');
    await other.close();
  }
});

test('a browser that refuses to change the address any more breaks no page', async ({ signedIn: page, connected }) => {
  const { id } = await connected('clean');
  // As Safari and older Firefox refuse it, https://github.com/whatwg/html/issues/11844.
  await page.addInitScript(() => {
    for (const method of ['pushState', 'replaceState'] as const) {
      const change = History.prototype[method];
      History.prototype[method] = function (...to) {
        if ('refuses' in window) throw new DOMException('Too many changes', 'SecurityError');
        change.apply(this, to);
      };
    }
  });
  await page.goto(`/connections/${id}/users`);
  await expect(page.getByText(/^Live from Webex, \d\d:\d\d:\d\d$/)).toBeVisible();
  await page.evaluate(() => Object.assign(window, { refuses: true }).refuses);
  const user = page.locator('[data-index="1"]');
  await user.click();
  await expect(page.getByRole('complementary', { name: `User details: ${await user.textContent()}` })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('complementary')).toHaveCount(0);
  await page.getByRole('link', { name: 'Last modified' }).click();
  await expect(page.getByRole('columnheader', { name: 'Last modified' })).toHaveAttribute('aria-sort', 'descending');
  await page.getByRole('link', { name: 'Groups' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Groups' })).toBeVisible();
  await expect(page).toHaveURL(`${origin}/connections/${id}/groups`);
});

test('where Next itself fails, its page says so', async ({ signedIn: page, noConsoleErrors }) => {
  noConsoleErrors.allow(/failed in the test|Applying inline style/);
  await page.addInitScript(() => {
    // Next changes the address outside of every part of a page that may fail by itself.
    History.prototype.pushState = () => {
      throw new Error('failed in the test');
    };
  });
  await page.goto('/connections/new');
  await page.getByRole('link', { name: 'Connections' }).click();
  await expect(page.getByRole('heading', { name: 'This page couldn’t load' })).toBeVisible();
  await page.getByRole('button', { name: 'Reload' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Connect Okta to Webex' })).toBeVisible();
});
