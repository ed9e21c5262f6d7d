import { createHash, randomBytes } from 'node:crypto';
import type { ConnectionView } from '@/lib/connection';
import { sandboxOrganizations } from '@/lib/sandbox/organizations';
import { issueLaunchLink } from '@/scripts/launch-link.mjs';

/** Talks to a running Onramp over HTTP as its own pages do. */
export class Client {
  private cookies = new Map<string, string>();
  private readonly proof = randomBytes(32).toString('base64url');
  readonly origin: string;

  constructor(port: number) {
    this.origin = `http://localhost:${port}`;
  }

  async send(method: string, path: string, body?: unknown, form = false): Promise<Response> {
    const response = await fetch(`${this.origin}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        Origin: this.origin,
        'Sec-Fetch-Site': 'same-origin',
        'X-Onramp-Proof': this.proof,
        Cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(body === undefined ? {} : { 'Content-Type': form ? 'application/x-www-form-urlencoded' : 'application/json' }),
      },
      ...(body === undefined ? {} : { body: form ? new URLSearchParams(Object.entries(Object(body))) : JSON.stringify(body) }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      this.cookies.set(name, value);
    }
    return response;
  }

  /** Comes again when it was too fast, as it is told to. @throws {Error} unless the answer is a success. */
  async json<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await this.send(method, path, body);
    const wait = response.status === 429 ? Number(response.headers.get('retry-after')) : 0;
    if (wait > 0) {
      await new Promise((done) => setTimeout(done, wait * 1_000));
      return this.json(method, path, body);
    }
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response.status === 204 ? JSON.parse('null') : response.json();
  }

  async signIn(dataDir: string): Promise<void> {
    const key = new URL(issueLaunchLink({ dataDir, publicUrl: this.origin })).hash.slice('#key='.length);
    const { csrfToken } = await this.json<{ csrfToken: string }>('GET', '/api/auth/csrf');
    const response = await this.send('POST', '/api/auth/callback/launch', { csrfToken, key, proof: this.proof, json: 'true' }, true);
    if (!this.cookies.has('onramp.session')) throw new Error(`sign-in failed: ${response.status}`);
  }

  view(id: string): Promise<ConnectionView> {
    return this.json('GET', `/api/connections/${id}`);
  }

  /** Signs in at the sandbox, wherever it runs, and returns the address that its answer leads to. */
  async answerOf(url: string, key = drillKey): Promise<string> {
    const organization = sandboxOrganizations.find((candidate) => candidate.key === key);
    const form = new URLSearchParams(new URL(url).search);
    form.set('account', organization?.accounts[0]?.key ?? '');
    const { origin, pathname } = new URL(url);
    const response =
      origin === this.origin
        ? await this.send('POST', pathname, Object.fromEntries(form), true)
        : await fetch(`${origin}${pathname}`, { method: 'POST', body: form, redirect: 'manual' });
    const location = response.headers.get('location');
    if (!location?.includes('access_token')) throw new Error(`the sandbox gave no token: ${response.status}`);
    return location;
  }
}

/** The organization that the drill connects. */
export const drillKey = 'clean';

/** The Organization ID of one of the sandbox's organizations. */
export const organizationIdOf = (key: string): string =>
  sandboxOrganizations.find((candidate) => candidate.key === key)?.organizationId ?? '';

/** A number from 0 to 1 that a name decides, so that a failing trial can be repeated. */
export function chance(name: string): number {
  return createHash('sha256').update(name).digest().readUInt32BE() / 2 ** 32;
}

/** Names a run of the drill. */
export const seed = process.env.DRILL_SEED || randomBytes(4).toString('hex');
