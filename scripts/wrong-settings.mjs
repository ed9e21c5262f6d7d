import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { cannotWork, root } from './settings.mjs';

/**
 * Everything that is wrong with the settings, in one text: what was found before the app was loaded, and what lib/server/env.ts finds. That one
 * is asked in a process of its own, which nothing waits for when all is well.
 *
 * @param {readonly string[]} found
 */
export function wrongSettings(found) {
  const { stdout, status } = spawnSync(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', join(root, 'scripts', 'check-settings.ts')],
    { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const more = status === 0 ? stdout.split('\n').filter((line) => line !== '') : [];
  return new Error(cannotWork([...found, ...more]));
}
