// The few settings that are needed before the app is loaded. Everything else is read by lib/server/env.ts.
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout's own folder. */
export const root = fileURLToPath(new URL('..', import.meta.url));

const loopback = ['127.0.0.1', '::1'];

/**
 * Reads where to listen and where to keep data.
 *
 * @throws {Error} naming every setting of these that cannot work, without the values.
 */
export function readSettings(env = process.env) {
  const { wrong, ...read } = parseSettings(env);
  if (wrong.length > 0) throw new Error(cannotWork(wrong));
  return read;
}

/** What stands above a list of settings that cannot work, and the list. @param {readonly string[]} wrong */
export const cannotWork = (wrong) => `These settings cannot work:\n${wrong.join('\n')}`;

/** As {@link readSettings}, with what is wrong as a list, and the defaults in the place of it. */
export function parseSettings(env = process.env) {
  /** @type {string[]} */
  const wrong = [];
  /** @param {string} name @param {string} fallback @param {(text: string) => boolean} works @param {string} why */
  const take = (name, fallback, works, why) => {
    const text = env[name] || fallback;
    if (works(text)) return text;
    wrong.push(`${name}: ${why}`);
    return fallback;
  };
  const port = Number(take('PORT', '3000', isPort, 'must be a number from 1 to 65535'));
  const origin = take(
    'ONRAMP_PUBLIC_URL',
    `http://localhost:${port}`,
    isOrigin,
    'must be an origin such as https://onramp.example.com, without a path',
  );
  const publicUrl = new URL(origin).origin;
  const listen = take('ONRAMP_LISTEN', '', isAddress, 'must be an IP address of this machine, such as 0.0.0.0 for all of them');
  return {
    wrong,
    port,
    publicUrl,
    dataDir: resolve(root, env.ONRAMP_DATA_DIR || '.onramp'),
    hosts: [...new Set([`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`, new URL(publicUrl).host])],
    addresses: addressesFor(listen),
    trustProxy: Number(take('ONRAMP_TRUST_PROXY', '0', (text) => /^\d$/.test(text), 'must be a number of proxies from 0 to 9')),
    drainMs: 1000 * Number(take('ONRAMP_DRAIN_SECONDS', '0', (text) => /^\d{1,2}$/.test(text), 'must be a number of seconds from 0 to 99')),
  };
}

/**
 * The addresses to hold. Both of loopback are always among them, because Webex's answer comes to one of the two.
 *
 * @param {string} listen
 */
function addressesFor(listen) {
  if (listen === '::') return ['::'];
  if (listen === '0.0.0.0') return ['0.0.0.0', '::1'];
  return [...new Set([...loopback, ...(listen ? [listen] : [])])];
}

/** Whether only this machine can reach an address. @param {string} address */
export const isLoopback = (address) => address === '::1' || /^127\./.test(address);

/** @param {string} text */
const isPort = (text) => /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65535;

/** @param {string} text */
const isAddress = (text) => text === '' || isIP(text) !== 0;

/** @param {string} text */
function isOrigin(text) {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.username;
}
