import 'server-only';
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ConfigError } from '@/lib/errors';
import { syncFolder, writeDurably } from './durable-file';

export const keyBytes = 32;

/** The file with the master keys: one in base64 a line, the current one first, former ones below. */
export const keyFileIn = (dataDir: string) => join(dataDir, 'onramp.key');

/** A new master key, in base64. */
export const newMasterKey = () => randomBytes(keyBytes).toString('base64');

/** Writes a first key whole or not at all: a kill between two steps must not leave an empty key file behind. */
export function createKeyFile(path: string): void {
  const draft = `${path}.${randomBytes(6).toString('hex')}.new`;
  const file = openSync(draft, 'wx', 0o600);
  try {
    writeSync(file, `${newMasterKey()}\n`);
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
  // The name must be as durable as the database that is about to depend on it.
  syncFolder(dirname(path));
}

/** Replaces the keys in a key file, whole or not at all. @param masters base64, the current one first. */
export function writeKeyFile(path: string, masters: readonly string[]): void {
  writeDurably(path, `${masters.join('\n')}\n`);
}

/**
 * Reads the master keys of a key file, base64, the current one first.
 *
 * @throws {ConfigError} others may read it, or a line of it is no key.
 */
export function readKeyFile(path: string): readonly [string, ...string[]] {
  if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0) {
    throw new ConfigError(
      `Other users of this machine may read the key file ${path}. Nothing was changed.\n` +
        `Run: chmod 600 ${path}\nIf others do use this machine, replace the key afterwards: npm run keys -- rotate`,
    );
  }
  const [current, ...former] = readFileSync(path, 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const whole = (line: string) => Buffer.from(line, 'base64').length === keyBytes;
  if (current === undefined || ![current, ...former].every(whole)) {
    throw new ConfigError(
      `The key file ${path} is damaged: each line must hold ${keyBytes} bytes in base64. Nothing was changed.\n` +
        'Put back the copy of it that you keep apart from the backups. ' +
        'Without the key the tokens are lost: move the data folder away and sign in to Webex again.',
    );
  }
  return [current, ...former];
}
