import { createSign, generateKeyPairSync } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import Provider from 'oidc-provider';

/** What a person's ID token claims, by the name they sign in with. */
const claimsOf = (login: string) => ({
  sub: login,
  email: login,
  email_verified: !login.startsWith('unverified'),
  name: `Name of ${login}`,
});

/** How an ID token is spoilt before it is handed out. */
export interface Spoilt {
  readonly claims?: Readonly<Record<string, unknown>>;
  /** Signed with a key that the provider never published, or not at all. */
  readonly signature?: 'other-key' | 'none';
  /** What the userinfo endpoint says instead. */
  readonly userinfo?: Readonly<Record<string, unknown>>;
}

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

function spoil(token: string, { claims = {}, signature }: Spoilt): string {
  const [head = '', body = ''] = token.split('.').map((part) => part);
  const header = JSON.parse(Buffer.from(head, 'base64url').toString());
  const payload = { ...JSON.parse(Buffer.from(body, 'base64url').toString()), ...claims };
  const signed = `${base64url(signature === 'none' ? { ...header, alg: 'none' } : header)}.${base64url(payload)}`;
  if (signature === 'none') return `${signed}.`;
  const key = signature === 'other-key' ? other.privateKey : pair.privateKey;
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(key).toString('base64url')}`;
}

/** A company's OpenID Connect provider, on an address of its own. */
export interface Company {
  readonly issuer: string;
  /** Spoils the ID tokens from now on; `null`: no more. */
  spoilWith: (spoilt: Spoilt | null) => void;
  down: () => Promise<void>;
  up: () => Promise<void>;
}

/**
 * Starts a certified provider. Its ID tokens are thin, as Okta's are: mail address and name come from the userinfo endpoint.
 *
 * @param redirectUri where it may send people back to.
 */
export async function startCompany(port: number, redirectUri: string): Promise<Company> {
  const issuer = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'onramp',
        client_secret: 'made-up-client-secret',
        redirect_uris: [redirectUri],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    jwks: { keys: [{ ...pair.privateKey.export({ format: 'jwk' }), kid: 'company', alg: 'RS256', use: 'sig', kty: 'RSA' }] },
    cookies: { keys: ['made up for the tests'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    pkce: { required: () => true, methods: ['S256'] },
    findAccount: (_context, id) => ({ accountId: id, claims: () => claimsOf(id) }),
    loadExistingGrant: async (context) => {
      const grant = new context.oidc.provider.Grant({
        clientId: context.oidc.client?.clientId ?? '',
        accountId: context.oidc.session?.accountId ?? '',
      });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });
  let spoilt: Spoilt | null = null;
  provider.use(async (context, next) => {
    await next();
    if (context.path === '/token' && spoilt && context.body?.id_token)
      context.body = { ...context.body, id_token: spoil(context.body.id_token, spoilt) };
    if (context.path === '/me' && spoilt?.userinfo) context.body = { ...context.body, ...spoilt.userinfo };
  });
  let server: Server | undefined;
  const up = () =>
    new Promise<void>((done) => {
      server = createServer(provider.callback()).listen(port, '127.0.0.1', done);
    });
  await up();
  return {
    issuer,
    spoilWith: (next) => {
      spoilt = next;
    },
    down: () =>
      new Promise<void>((done) => {
        server?.closeAllConnections();
        server?.close(() => done());
      }),
    up,
  };
}
