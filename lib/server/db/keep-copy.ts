import 'server-only';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { ConfigError } from '@/lib/errors';
import type { Schema } from './schema';

const kept = 3;

const isCopy = (name: string) => /^before-.*\.db$/.test(name);

/**
 * Copies the embedded database beside its folder before a step changes it: `backups/before-<step>.db`, whole and in one file. The newest
 * three are kept. Tokens stay sealed in it, with the key as it is now.
 *
 * @throws {ConfigError} the copy could not be made, so nothing may be changed.
 */
export async function keepCopyBefore(db: Kysely<Schema>, folder: string, step: string): Promise<void> {
  const backups = join(dirname(folder), 'backups');
  const copy = join(backups, `before-${step}.db`);
  const draft = `${copy}.${process.pid}.draft`;
  try {
    mkdirSync(backups, { recursive: true, mode: 0o700 });
    rmSync(draft, { force: true });
    closeSync(openSync(draft, 'wx', 0o600));
    await sql`vacuum into ${draft}`.execute(db);
    const file = openSync(draft, 'r+');
    fsyncSync(file);
    closeSync(file);
    renameSync(draft, copy);
  } catch (cause) {
    if (existsSync(draft)) rmSync(draft, { force: true });
    throw new ConfigError(
      `The database must be brought to this version, but could not be copied to ${copy} before. Nothing was changed.\n` +
        'Make room on the disk, or make the folder writable, then start again.',
      { cause },
    );
  }
  const madeAt = (name: string) => statSync(join(backups, name), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const copies = readdirSync(backups)
    .filter(isCopy)
    .sort((one, other) => madeAt(other) - madeAt(one));
  for (const name of copies.slice(kept)) rmSync(join(backups, name), { force: true });
}
