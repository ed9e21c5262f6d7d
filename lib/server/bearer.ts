import 'server-only';
import { isSameSecret } from './secret';

/** Whether a request shows a secret as its bearer token (RFC 6750 section 2.1). */
export function showsBearer(request: Request, secret: string): boolean {
  const [, shown] = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '') ?? [];
  return shown !== undefined && isSameSecret(shown, secret);
}

/** The reply to a program that shows none, or another one. */
export function bearerWanted(realm: string): Response {
  return new Response('The token is missing or another one.\n', {
    status: 401,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store', 'WWW-Authenticate': `Bearer realm="${realm}"` },
  });
}
