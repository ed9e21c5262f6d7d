import 'server-only';
import type { OAuthConfig } from 'next-auth/providers/oauth';
import { StateError } from '@/lib/errors';
import { type Claims, signedInJustNow } from '@/lib/team/admission';
import { admit } from './admit';
import type { Company } from './env';

/** The time limit of one request to the provider. */
const timeoutMs = 10_000;

/** The name in the redirect address: `/api/auth/callback/company`. */
export const companyId = 'company';

/**
 * The company's OpenID Connect provider: authorization code with PKCE, `state` and `nonce`; the ID token's signature, issuer, audience, nonce
 * and times are verified by openid-client.
 *
 * Okta's ID tokens are thin when an access token comes with them, so mail address and groups may have to be asked for. That access token is used
 * for nothing else, and not kept.
 *
 * @param longestMs how long a session lasts. Asked for as `max_age`, because only then must every provider say when the sign-in was.
 * @see https://developer.okta.com/docs/api/openapi/okta-oauth/guides/overview/ (ID token, "thin"), seen 2026-11
 */
export function companyProvider(company: Company, longestMs: number): OAuthConfig<Claims> {
  const { issuer, clientId, clientSecret, name, scopes, groups } = company;
  return {
    id: companyId,
    name,
    type: 'oauth',
    wellKnown: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    clientId,
    clientSecret,
    authorization: { params: { scope: scopes, max_age: longestMs / 1000 } },
    checks: ['pkce', 'state', 'nonce'],
    idToken: true,
    httpOptions: { timeout: timeoutMs },
    userinfo: {
      request: async ({ tokens, client }) => {
        // next-auth hands over the verified set as openid-client's own.
        const own = 'claims' in tokens && typeof tokens.claims === 'function' ? tokens.claims() : {};
        const thin = own.email === undefined || (groups.length > 0 && own.groups === undefined);
        if (!thin || !client.issuer.metadata.userinfo_endpoint || !tokens.access_token) return own;
        const more = await client.userinfo(tokens.access_token);
        // An answer about somebody else must never lend them an address (OpenID Connect Core 1.0, section 5.3.2).
        if (more.sub !== own.sub) throw new StateError('invalid-request', 'the userinfo endpoint speaks of somebody else');
        return { ...more, ...own };
      },
    },
    profile: async (claims) => ({
      id: typeof claims.sub === 'string' ? claims.sub : '',
      admission: await admit(claims, company),
      provable: signedInJustNow(claims, Date.now()),
    }),
  };
}
