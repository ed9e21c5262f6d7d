import 'server-only';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isRefusedAddress, lookupAllowed, RefusedAddress } from './webhook-target';

/** The end of an exchange: the status and the one header that counts. The body is nobody's business. */
export interface PostReply {
  readonly status: number;
  readonly retryAfter: string | null;
}

/** Bytes of an answer that are read before the connection is cut: its status is known by then. */
const maxReadBytes = 1_024;

/**
 * Posts a body over a connection of its own, follows no redirect, and waits for the end of the answer or its first KiB.
 *
 * @param signal ends it at any moment.
 * @throws {RefusedAddress} the host is at an address that is refused; else the error of the socket or of the signal.
 */
export function post(url: URL, headers: Readonly<Record<string, string>>, body: string, signal: AbortSignal): Promise<PostReply> {
  const literal = /^\[(.+)\]$/.exec(url.hostname)?.[1] ?? (/^[\d.]+$/.test(url.hostname) ? url.hostname : null);
  if (literal !== null && isRefusedAddress(literal)) return Promise.reject(new RefusedAddress('the address is refused'));
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', headers, agent: false, lookup: lookupAllowed, signal });
    sent.on('error', reject);
    // Also what ends without an error, such as a switch to another protocol.
    sent.on('close', () => reject(new Error('closed before the answer ended')));
    sent.on('response', (response) => {
      const reply = { status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'] ?? null };
      let read = 0;
      response.on('data', (chunk: Buffer) => {
        read += chunk.length;
        if (read <= maxReadBytes) return;
        resolve(reply);
        sent.destroy();
      });
      response.on('end', () => resolve(reply));
      response.on('error', reject);
    });
    sent.end(body);
  });
}
