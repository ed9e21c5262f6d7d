import 'server-only';
import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ConfigError } from '@/lib/errors';

const keyBytes = 32;

/** The master key and what is derived from it. The master key itself never leaves this object. */
export interface Keys {
  /** Names the key in envelopes without revealing it, eight hexadecimal characters. */
  readonly id: string;
  /** For sealing: AES-256-GCM. */
  readonly seal: Buffer;
  /** For fingerprints of tokens: HMAC-SHA-256. */
  readonly fingerprint: Buffer;
  /** For signing session cookies. */
  readonly session: string;
}

/** Derives every key from one master key, each for one purpose (RFC 5869). */
export function deriveKeys(master: Buffer): Keys {
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', master, 'onramp', purpose, keyBytes));
  return {
    id: createHash('sha256').update(derive('key id')).digest('hex').slice(0, 8),
    seal: derive('seal'),
    fingerprint: derive('fingerprint'),
    session: derive('session').toString('base64'),
  };
}

/** Writes the key whole or not at all: a kill between two steps must not leave an empty key file behind. */
function createKeyFile(path: string): void {
  const draft = `${path}.${randomBytes(6).toString('hex')}.new`;
  const file = openSync(draft, 'wx', 0o600);
  try {
    writeSync(file, `${randomBytes(keyBytes).toString('base64')}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  try {
    linkSync(draft, path);
  } catch (error) {
    // Another process was first; its key is the key.
    if (!existsSync(path)) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  if (process.platform === 'win32') return;
  // The name must be as durable as the database that is about to depend on it.
  const folder = openSync(dirname(path), 'r');
  fsyncSync(folder);
  closeSync(folder);
}

/**
 * Reads the master key: from the environment, else from its file, which is made at the first start.
 *
 * @param options.mayCreate false when the database was sealed before: a new key could not open it.
 * @throws {ConfigError} the key is missing, malformed, or readable by others.
 */
export function loadKeys(options: { fromEnvironment: string | null; dataDir: string; mayCreate: boolean }): Keys {
  if (options.fromEnvironment) return deriveKeys(Buffer.from(options.fromEnvironment, 'base64'));
  const path = join(options.dataDir, 'onramp.key');
  if (!existsSync(path)) {
    if (!options.mayCreate) {
      throw new ConfigError(
        `The key file ${path} is missing, but the database holds tokens that were sealed with it. Nothing was changed.\n` +
          'Put the key back, or set ONRAMP_KEY. Without the key the tokens are lost: move the database away and sign in to Webex again.',
      );
    }
    createKeyFile(path);
  }
  if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0) {
    throw new ConfigError(`Other users of this machine may read the key file ${path}.\nRun: chmod 600 ${path}`);
  }
  const master = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64');
  if (master.length !== keyBytes) {
    throw new ConfigError(`The key file ${path} is damaged: it must hold ${keyBytes} bytes in base64. Restore it from a backup.`);
  }
  return deriveKeys(master);
}
