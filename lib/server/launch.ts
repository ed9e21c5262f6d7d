import 'server-only';
import { readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { settings } from './env';
import { hashOfSecret } from './secret';

/**
 * Burns a launch key. The file named after its hash was written by whoever owns the data folder; removing a file succeeds
 * for one caller only, so a key works once whatever happens at the same time.
 *
 * @returns whether the key was valid and not older than its five minutes.
 */
export async function consumeLaunchKey(key: string): Promise<boolean> {
  const file = join(settings().dataDir, 'launch', hashOfSecret(key));
  try {
    const expiresAt = Number(await readFile(file, 'utf8'));
    await unlink(file);
    return Date.now() < expiresAt;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}
