import { createHash } from 'node:crypto';
import { route } from '@/lib/server/route';
import { handoverDocument, handoverScript, handoverStyle } from '@/lib/webex/handover';

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const policy = [
  "default-src 'none'",
  `script-src ${hashOf(handoverScript)}`,
  `style-src ${hashOf(handoverStyle)}`,
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/**
 * The registered redirect address. Always answers 200 and never redirects: a fragment would travel along.
 * A navigation from Webex is cross-site by nature, so this is the one address that any site may lead to.
 */
export const GET = route({
  access: 'landing',
  // Any site may lead here, so any site could use a limit up; then the token would stay in somebody's address bar.
  rate: null,
  handle: async () =>
    new Response(handoverDocument, {
      headers: {
        'Content-Type': 'text/html; charset=utf-8',
        'Cache-Control': 'no-store',
        'Content-Security-Policy': policy,
        'X-Robots-Tag': 'noindex',
      },
    }),
});
