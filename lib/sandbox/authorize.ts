import { readAuthorizeRequest } from './authorize-request';
import type { SandboxContext, SandboxRequest } from './context';
import { placeOfAccount } from './organizations';
import { refusal } from './replies';
import { authorizeErrorPage, signInPage } from './sign-in-page';
import { issueToken } from './tokens';

const maxFormLength = 16_384;

/**
 * The broker's authorize endpoint. GET shows the sign-in page, POST is its form: `account` names who signs in, `decision=decline` that nobody does.
 * Both judge the parameters; nothing is remembered in between.
 */
export async function answerAuthorize(context: SandboxContext, { request, query }: SandboxRequest): Promise<Response> {
  const posted = request.method === 'POST';
  const tooLarge = Number(request.headers.get('content-length') ?? 0) > maxFormLength;
  const text = posted && !tooLarge ? await request.text() : '';
  if (tooLarge || text.length > maxFormLength) return refusal('broker', 413, 'The form is too large.', context.randomBytes);
  const parameters = posted ? new URLSearchParams(text) : query;
  const verdict = readAuthorizeRequest(parameters, context.redirectUri);
  if (verdict.kind === 'page') return authorizeErrorPage(verdict.reason);
  if (verdict.kind === 'redirect') return redirectError(context, verdict.error, verdict.description, verdict.state);
  const { asked } = verdict;
  if (!posted) return signInPage(asked, `${new URL(context.base).pathname.replace(/\/$/, '')}/idb/oauth2/v1/authorize`);
  if (parameters.get('decision') === 'decline') return redirectError(context, 'access_denied', 'The request was declined.', asked.state);
  const place = placeOfAccount(parameters.get('account') ?? '');
  if (place < 0) return authorizeErrorPage('There is no such account.');
  const issuedAtSeconds = Math.floor(context.now() / 1000);
  const { token, expiresInSeconds } = await issueToken(
    { place, issuedAtSeconds, scopes: asked.scopes },
    context.clusterTag,
    context.randomBytes,
  );
  const fragment = encode({ access_token: token, token_type: 'Bearer', expires_in: String(expiresInSeconds), state: asked.state });
  return redirect(`${context.redirectUri}#${fragment}`);
}

function redirectError(context: SandboxContext, error: string, description: string, state: string | null): Response {
  const answer = encode({ error, error_description: description, ...(state === null ? {} : { state }) });
  return redirect(`${context.redirectUri}${context.errorPlacement === 'query' ? '?' : '#'}${answer}`);
}

/** Spaces become `%20`, as in the broker's own answers. */
function encode(fields: Record<string, string>): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
}

/** 303: the browser asks with GET, whatever it did before. */
function redirect(location: string): Response {
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' } });
}
