// The few settings that are needed before the app is loaded. Everything else is read by lib/server/env.ts.
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout's own folder. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Reads where to listen and where to keep data.
 *
 * @throws {Error} PORT, ONRAMP_PUBLIC_URL, ONRAMP_TRUST_PROXY or ONRAMP_DRAIN_SECONDS cannot work; the message says what to do.
 */
export function readSettings(env = process.env) {
  const port = Number(env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Error(`PORT is “${env.PORT}”, but must be a number from 1 to 65535.`);
  }
  const dataDir = resolve(root, env.ONRAMP_DATA_DIR || '.onramp');
  const publicUrl = readOrigin(env.ONRAMP_PUBLIC_URL || `http://localhost:${port}`);
  const hosts = new Set([`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`, new URL(publicUrl).host]);
  const trustProxy = readProxies(env.ONRAMP_TRUST_PROXY || '0');
  return { port, dataDir, publicUrl, hosts: [...hosts], trustProxy, drainMs: readDrain(env.ONRAMP_DRAIN_SECONDS || '0') * 1000 };
}

/** @param {string} text */
function readDrain(text) {
  if (!/^\d{1,2}$/.test(text)) throw new Error(`ONRAMP_DRAIN_SECONDS is “${text}”, but must be a number of seconds from 0 to 99.`);
  return Number(text);
}

/** @param {string} text */
function readProxies(text) {
  if (!/^\d$/.test(text)) throw new Error(`ONRAMP_TRUST_PROXY is “${text}”, but must be a number of proxies from 0 to 9.`);
  return Number(text);
}

/** @param {string} text */
function readOrigin(text) {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search || url.username) {
    throw new Error('ONRAMP_PUBLIC_URL must be an origin such as https://onramp.example.com, without a path.');
  }
  return url.origin;
}
