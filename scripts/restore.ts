// Puts a backup into an empty database. The key must be in its place before.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { ConfigError } from '@/lib/errors';
import { restoreBackup } from '@/lib/server/restore';
import { fromWhereCalled, runCommand, usage } from './command';

await runCommand((settings, [file, ...more]) => {
  if (file === undefined || more.length > 0 || file.startsWith('-')) return usage('npm run restore -- <file>');
  const path = resolve(fromWhereCalled(), file);
  if (!existsSync(path)) throw new ConfigError(`There is no file ${path}.`);
  return restoreBackup(settings, path);
});
