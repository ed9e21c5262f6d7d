import { issueLaunchLink } from '@/scripts/launch-link.mjs';
import { ask } from './ask';
import { dataDir, expect, origin, test } from './fixtures';
import { startServer } from './server';

/** Signs in by a launch link, as a browser that shows another origin would. @returns the cookies that were set on the way. */
async function signIn(port: number, folder: string, publicUrl: string): Promise<string[]> {
  const key = new URL(issueLaunchLink({ dataDir: folder, publicUrl })).hash.slice('#key='.length);
  const { host } = new URL(publicUrl);
  const csrf = await ask('/api/auth/csrf', { Host: host }, { port });
  const set = csrf.headers['set-cookie'] ?? [];
  const form = new URLSearchParams({ csrfToken: JSON.parse(csrf.body).csrfToken, key, json: 'true' });
  const headers = {
    Host: host,
    Origin: publicUrl,
    'Sec-Fetch-Site': 'same-origin',
    'Content-Type': 'application/x-www-form-urlencoded',
    Cookie: set.map((cookie) => cookie.split(';', 1)[0]).join('; '),
  };
  const signedIn = await ask('/api/auth/callback/launch', headers, { port, method: 'POST', body: form.toString() });
  expect(signedIn.status).toBe(200);
  return [...set, ...(signedIn.headers['set-cookie'] ?? [])];
}

test('on http every cookie is HttpOnly, and the session’s is Strict under a plain name', async () => {
  const cookies = await signIn(3000, dataDir(), origin);
  for (const cookie of cookies) {
    expect(cookie).toMatch(/; HttpOnly/i);
    expect(cookie).toMatch(/; SameSite=(?:Lax|Strict)/i);
    expect(cookie).not.toMatch(/; (?:Secure|Domain=)/i);
    expect(cookie).not.toMatch(/^__/);
  }
  expect(cookies.find((cookie) => cookie.startsWith('onramp.session='))).toMatch(/; SameSite=Strict/i);
});

test('on https every cookie is bound to this host and to https, and so is the browser', async () => {
  const port = 3133;
  const publicUrl = 'https://onramp.example.com';
  const server = await startServer({ port, env: { ONRAMP_PUBLIC_URL: publicUrl } });
  try {
    const cookies = await signIn(port, server.dataDir, publicUrl);
    for (const cookie of cookies) {
      expect(cookie).toMatch(/^__Host-/);
      expect(cookie).toMatch(/; HttpOnly/i);
      expect(cookie).toMatch(/; Secure/i);
      expect(cookie).not.toMatch(/; Domain=/i);
    }
    expect(cookies.find((cookie) => cookie.startsWith('__Host-onramp.session='))).toMatch(/; Path=\/;.*; SameSite=Strict/i);
    for (const path of ['/sign-in', '/api/health', '/auth/code']) {
      expect((await ask(path, { Host: 'onramp.example.com' }, { port })).headers['strict-transport-security'], path).toBe(
        'max-age=31536000',
      );
    }
  } finally {
    await server.stop();
    server.remove();
  }
});
