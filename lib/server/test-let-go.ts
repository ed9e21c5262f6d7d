import { cpSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { closeApp } from './app';
import type { Settings } from './env';

/**
 * Closes the app as the end of its process would. What SQLite had open in a process stays locked until its memory is collected, so the
 * file is replaced by a copy, which nobody has open.
 */
export async function letGo({ dataDir, databaseUrl }: Settings): Promise<void> {
  await closeApp();
  if (databaseUrl) return;
  const folder = join(dataDir, 'database');
  const held = join(dataDir, 'held');
  renameSync(folder, held);
  cpSync(held, folder, { recursive: true });
  rmSync(held, { recursive: true });
}
