import 'server-only';
import { openExisting } from './command-database';
import type { Settings } from './env';
import { keyFileIn } from './key-file';
import { loadKeys } from './keys';
import { countByKey } from './sealed-values';

/**
 * Says which keys there are and what each of them sealed. Changes nothing, and may be asked while Onramp runs.
 *
 * @returns what to tell the admin.
 * @throws {ConfigError} no database, or no readable key.
 */
export async function keyStatus(settings: Settings): Promise<readonly string[]> {
  const db = await openExisting(settings, { asItIs: true });
  try {
    const keys = loadKeys(settings, false);
    const counts = await countByKey(db);
    const former = [...keys.ring.keys()].filter((id) => id !== keys.id);
    const unknown = [...counts.keys()].filter((id) => !keys.ring.has(id));
    const line = (id: string, role: string) => `  ${id}  ${role}, sealed ${counts.get(id) ?? 0} values`;
    return [
      `Keys from ${settings.key ? 'ONRAMP_KEY' : keyFileIn(settings.dataDir)}:`,
      line(keys.id, 'current'),
      ...former.map((id) => line(id, 'former')),
      ...unknown.map((id) => line(id, 'not here')),
      ...(former.length > 0 ? ['The key is being replaced. To finish: npm run keys -- rotate'] : []),
      ...(unknown.length > 0
        ? ['What a key sealed that is not here does not open. Add that key to the key file, as a line of its own.']
        : []),
    ];
  } finally {
    await db.destroy();
  }
}
