import 'server-only';
import { commandLine } from '@/lib/activity/actor';
import { record } from './audit';
import { readCanary } from './canary';
import type { Database } from './db/client';
import type { Keys } from './keys';
import { replaceEnvelope, rowsOfOtherKeys, type SealedColumn, sealedColumns } from './sealed-values';
import { keyIdOf, open, seal } from './vault';

/** Rows that become durable together. Few, so that a running Onramp never waits long. */
const batch = 50;

function openOrNull(keys: Keys, sealed: SealedColumn, row: Parameters<SealedColumn['placeOf']>[0]): string | null {
  try {
    return open(keys, sealed.placeOf(row), row.envelope);
  } catch {
    return null;
  }
}

async function resealColumn(db: Database, keys: Keys, sealed: SealedColumn): Promise<{ moved: number; broken: number }> {
  let moved = 0;
  let broken = 0;
  let after = '';
  while (true) {
    const rows = await rowsOfOtherKeys(db, sealed, keys.id, after, batch);
    const last = rows.at(-1);
    if (!last) return { moved, broken };
    await db.transaction().execute(async (trx) => {
      for (const row of rows) {
        const text = openOrNull(keys, sealed, row);
        if (text === null) broken += 1;
        else if (await replaceEnvelope(trx, sealed, row, seal(keys, sealed.placeOf(row), text))) moved += 1;
      }
    });
    after = last.id;
  }
}

/** Seals the canary with the current key and records the change with it: from here on the database belongs to that key. */
async function moveCanary(db: Database, keys: Keys): Promise<void> {
  const [meta] = sealedColumns;
  await db.transaction().execute(async (trx) => {
    const envelope = await readCanary(trx);
    if (!meta || !envelope || keyIdOf(envelope) === keys.id) return;
    const place = meta.placeOf({ id: 'canary', envelope, connection_id: '', organization_id: '', environment: '' });
    const moved = await replaceEnvelope(trx, meta, { id: 'canary', envelope }, seal(keys, place, open(keys, place, envelope)));
    if (moved) await record(trx, { actor: commandLine, action: 'key-rotated', subject: `${keys.id} instead of ${keyIdOf(envelope)}` });
  });
}

/**
 * Seals everything with the current key that a former one sealed. May be killed at any moment and done again.
 *
 * @returns how many values were sealed anew, and how many open with none of the keys; those are left as they are.
 */
export async function reseal(db: Database, keys: Keys): Promise<{ moved: number; broken: number }> {
  await moveCanary(db, keys);
  let moved = 0;
  // Until a whole round finds nothing more: somebody may have sealed with a former key while the first went on.
  while (true) {
    let inRound = 0;
    let broken = 0;
    for (const sealed of sealedColumns) {
      const column = await resealColumn(db, keys, sealed);
      inRound += column.moved;
      broken += column.broken;
    }
    moved += inRound;
    if (inRound === 0) return { moved, broken };
  }
}
