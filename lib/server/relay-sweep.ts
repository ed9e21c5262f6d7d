import 'server-only';
import { checkpoint } from './db/client';
import { sweepRelays } from './relay-store';
import type { Job } from './schedule';

const minuteMs = 60_000;
/** A link that ended is listed for so long, with who opened it. The record keeps it longer. */
const keepMs = 30 * 24 * 60 * minuteMs;

/** Deletes what expired links carried. Runs on every replica; each deletes what the others have not. */
export const relayJob: Job = {
  name: 'relay',
  everyMs: 5 * minuteMs,
  run: async ({ db }, now) => {
    if (await sweepRelays(db, now, keepMs)) await checkpoint(db);
  },
};
