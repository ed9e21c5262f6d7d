// Writes a backup of the database to one file. The key is not in it.
import { resolve } from 'node:path';
import { makeBackup } from '@/lib/server/backup';
import { fromWhereCalled, runCommand, usage } from './command';

await runCommand((settings, [file, ...more]) => {
  if (more.length > 0 || file?.startsWith('-')) return usage('npm run backup -- [file]');
  return makeBackup(settings, file === undefined ? null : resolve(fromWhereCalled(), file));
});
