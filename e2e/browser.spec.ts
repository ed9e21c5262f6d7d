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
