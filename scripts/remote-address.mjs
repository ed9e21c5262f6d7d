// Where a request came from. A header says what its sender likes, so only what a proxy of ours added to it counts.
import { isIP } from 'node:net';

/** An address without port, brackets and the prefix of IPv4 in IPv6; empty when it is none. @param {string} text */
function toAddress(text) {
  const bare = text
    .trim()
    .replace(/^\[(.*)\](?::\d+)?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
    .replace(/^::ffff:(?=\d+\.)/i, '');
  return isIP(bare) ? bare : '';
}

/**
 * The address of the client: the socket's, or the one that the farthest of our own proxies saw.
 *
 * @param {Pick<import('node:http').IncomingMessage, 'headers'> & { socket: { remoteAddress?: string | undefined } }} request
 * @param {number} proxies how many proxies of ours a request passes. Each adds the address that it saw to the end of X-Forwarded-For;
 * what stands before theirs was written by the client.
 * @returns {string} empty when it is not known
 */
export function remoteAddress({ headers, socket }, proxies) {
  const near = toAddress(socket.remoteAddress ?? '');
  if (proxies === 0) return near;
  const forwarded = [headers['x-forwarded-for'] ?? []].flat().join(',');
  const seen = [...forwarded.split(',').filter((part) => part.trim() !== ''), near];
  return toAddress(seen[Math.max(0, seen.length - 1 - proxies)] ?? '') || near;
}
