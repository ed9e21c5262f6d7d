// Shows the keys that seal the tokens, or replaces the current one.
import { keyStatus } from '@/lib/server/key-status';
import { rotateKeys } from '@/lib/server/rotate-keys';
import { runCommand, usage } from './command';

await runCommand((settings, [word, ...more]) => {
  if (more.length === 0 && word === 'status') return keyStatus(settings);
  if (more.length === 0 && word === 'rotate') return rotateKeys(settings);
  return usage('npm run keys -- status|rotate');
});
