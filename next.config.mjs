import { fileURLToPath } from 'node:url';

/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  reactCompiler: false,
  // The callback document must never answer with a redirect: a fragment travels along with it.
  skipTrailingSlashRedirect: true,
  images: { unoptimized: true },
  turbopack: { root: fileURLToPath(new URL('.', import.meta.url)) },
  serverExternalPackages: ['libsql', 'pg', 'pino'],
};
