import 'server-only';
import { createHash, hkdfSync } from 'node:crypto';
import { existsSync } from 'node:fs';
import { ConfigError } from '@/lib/errors';
import { createKeyFile, keyBytes, keyFileIn, readKeyFile } from './key-file';

/** What is derived from one master key. The master key itself never leaves this object. */
interface DerivedKeys {
  /** Names the key in envelopes without revealing it, eight hexadecimal characters. */
  readonly id: string;
  /** For sealing: AES-256-GCM. */
  readonly seal: Buffer;
  /** For fingerprints of tokens: HMAC-SHA-256. */
  readonly fingerprint: Buffer;
  /** For signing session cookies: another master key signs everybody out. */
  readonly session: string;
}

/** The keys of a running Onramp: the current one, which seals, and every one that opens. */
export interface Keys extends DerivedKeys {
  /** The current key and the former ones, by id. */
  readonly ring: ReadonlyMap<string, DerivedKeys>;
}

/** Derives every key from one master key, each for one purpose (RFC 5869). */
function derive(master: Buffer): DerivedKeys {
  const of = (purpose: string) => Buffer.from(hkdfSync('sha256', master, 'onramp', purpose, keyBytes));
  return {
    id: createHash('sha256').update(of('key id')).digest('hex').slice(0, 8),
    seal: of('seal'),
    fingerprint: of('fingerprint'),
    session: of('session').toString('base64'),
  };
}

/** Derives the keys of a current master key and of former ones, which only open. */
export function deriveKeys(master: Buffer, former: readonly Buffer[] = []): Keys {
  const current = derive(master);
  const ring = new Map([...former.map(derive), current].map((keys) => [keys.id, keys]));
  return { ...current, ring };
}

/** Where the master keys come from. */
export interface KeySource {
  /** The current key from the environment, base64, or null for the key file. */
  readonly key: string | null;
  /** Former ones beside it. */
  readonly formerKeys: readonly string[];
  readonly dataDir: string;
}

/**
 * Reads the master keys: from the environment, else from their file, which is made at the first start.
 *
 * @param mayCreate false when the database was sealed before: a new key could not open it.
 * @throws {ConfigError} the key is missing, malformed, or readable by others.
 */
export function loadKeys({ key, formerKeys, dataDir }: KeySource, mayCreate: boolean): Keys {
  if (key) return fromBase64([key, ...formerKeys]);
  const path = keyFileIn(dataDir);
  if (!existsSync(path)) {
    if (!mayCreate) {
      throw new ConfigError(
        `The key file ${path} is missing, but the database holds tokens that were sealed with it. Nothing was changed.\n` +
          'Put the key back, or set ONRAMP_KEY. Without the key the tokens are lost: move the database away and sign in to Webex again.',
      );
    }
    createKeyFile(path);
  }
  return fromBase64(readKeyFile(path));
}

/** Keys from base64, the current one first. */
export function fromBase64([current, ...former]: readonly [string, ...string[]]): Keys {
  return deriveKeys(
    Buffer.from(current, 'base64'),
    former.map((text) => Buffer.from(text, 'base64')),
  );
}
