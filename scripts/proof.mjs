// Proves to whoever holds the data folder that Onramp answers on the port, and not another program that took it.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';

export const proofHeader = 'onramp-proof';

/** @param {string} text */
export const isNonce = (text) => /^[\w-]{43}$/.test(text);

/**
 * The key of the proof, made when there is none. Replicas that share the folder share it.
 *
 * @param {string} dataDir @returns {string}
 */
export function readProofKey(dataDir) {
  const file = join(dataDir, 'onramp.proof');
  try {
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return readFileSync(file, 'utf8');
}

/** @param {string} key @param {string} nonce */
export const proofOf = (key, nonce) => createHmac('sha256', key).update(`onramp ping ${nonce}`).digest('base64url');

/**
 * Who answers on a port of this machine.
 *
 * @param {string} dataDir @param {number} port
 * @returns {Promise<'onramp' | 'another' | 'nobody'>} `another`: it cannot show the proof of this data folder.
 */
export function whoAnswers(dataDir, port) {
  const nonce = randomBytes(32).toString('base64url');
  return new Promise((done) => {
    const asked = request({ host: '127.0.0.1', port, path: `/ping?nonce=${nonce}`, timeout: 2_000, agent: false }, (response) => {
      response.resume();
      const shown = Buffer.from(String(response.headers[proofHeader] ?? ''));
      const wanted = Buffer.from(proofOf(readProofKey(dataDir), nonce));
      done(shown.length === wanted.length && timingSafeEqual(shown, wanted) ? 'onramp' : 'another');
    });
    asked.once('timeout', () => asked.destroy());
    asked.once('error', (/** @type {NodeJS.ErrnoException} */ error) => done(error.code === 'ECONNREFUSED' ? 'nobody' : 'another'));
    asked.end();
  });
}
