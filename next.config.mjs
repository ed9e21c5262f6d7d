import { fileURLToPath } from 'node:url';

/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  reactCompiler: false,
  // The callback document must never answer with a redirect: a fragment travels along with it.
  skipTrailingSlashRedirect: true,
  // A page is named from its first byte on: a name that streams in later leaves the tab, and screen readers, without one meanwhile.
  htmlLimitedBots: /.*/,
  images: { unoptimized: true },
  turbopack: { root: fileURLToPath(new URL('.', import.meta.url)) },
  serverExternalPackages: ['libsql', 'pg', 'pino'],
};
