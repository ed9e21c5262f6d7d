import fc from 'fast-check';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { openTestSandbox, type TestSandbox } from '@/lib/sandbox/test-client';
import { engines } from './test-app';
import { openHistory } from './test-history';
import { nothingYet } from './test-history-model';
import { type HistoryPlace, openHistoryPlace } from './test-history-place';
import { histories } from './test-history-steps';
import { walk } from './test-history-walk';

const seed = Number(process.env.HISTORIES_SEED ?? Date.now() % 2 ** 31);
/** Every statement waits for PostgreSQL, so that a history takes several times as long there. */
const usual = { sqlite: 100, postgres: 40 } as const;
/** Histories of one database: every backup holds what all before left in it. */
const perPlace = 25;

describe.each(engines)(`what two admins do on ${'%s'}, through deaths, backups and restores (seed ${seed})`, (engine) => {
  const count = Number(process.env.HISTORIES ?? usual[engine]);
  let sandbox: TestSandbox;
  let place: HistoryPlace | undefined;
  let left = 0;

  beforeAll(async () => {
    sandbox = await openTestSandbox();
  });
  afterAll(async () => {
    await place?.close();
    await sandbox.close();
  });

  const placeOfNext = async () => {
    if (place && left > 0) return place;
    await place?.close();
    place = undefined;
    place = await openHistoryPlace(engine, sandbox.base);
    left = perPlace;
    return place;
  };

  it(`loses no token, brings none back and records every reveal once, in ${count} histories`, {
    timeout: 60_000 + count * 5_000,
  }, async () => {
    let [walked, steps] = [0, 0];
    await fc.assert(
      fc.asyncProperty(histories, async (history) => {
        const here = await placeOfNext();
        left -= 1;
        try {
          steps += await walk(here, await openHistory(here, sandbox), nothingYet, history);
        } catch (error) {
          // What a history that failed left behind is no ground for the next.
          left = 0;
          throw error;
        }
        walked += 1;
        if (walked % 250 === 0) process.stdout.write(`${engine}: ${walked} histories so far\n`);
      }),
      { seed, numRuns: count },
    );
    process.stdout.write(`${engine}: ${walked} histories, ${steps} steps, 0 violations (seed ${seed})\n`);
  });
});
