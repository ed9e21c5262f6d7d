import { afterAll, beforeAll, expect, it } from 'vitest';
import { type App, app } from '@/lib/server/app';
import { openTestApp, type TestApp, testEnvironment } from '@/lib/server/test-app';
import { eventsOf, writeStories } from './events';
import { expectedReminders, inventStories, seededRandom } from './lives';
import { type Receiver, startReceiver } from './receiver';
import { startWorker, type Worker } from './workers';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const seed = Number(process.env.YEAR_SEED || 20_270_101);
const connections = 1_000;
const yearStart = Date.parse('2027-01-01T00:00:00Z');
const yearEnd = yearStart + 365 * day;
const tickMs = 6 * hour;
/** How far the clocks of the two processes are from the true time, at most. */
const skewMs = 20 * minute;

let test: TestApp;
let opened: App;
let receiver: Receiver;
let workers: Worker[];

const start = (name: string) =>
  startWorker(name, {
    ...testEnvironment(test.settings.dataDir),
    DATABASE_URL: test.settings.databaseUrl ?? '',
    YEAR_RECEIVER: receiver.url,
  });

beforeAll(async () => {
  test = await openTestApp('postgres');
  opened = await app();
  receiver = await startReceiver();
  workers = await Promise.all([start('one'), start('two')]);
});
afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.stop()));
  receiver.close();
  await test.close();
});

const countOpen = async () => {
  const open = opened.db.selectFrom('notices').select('id').where('status', 'in', ['queued', 'sending']);
  return (await open.execute()).length;
};

/** Time stands still until nothing is on its way any more. @param now not before what either process took for it. */
async function settle(now: number): Promise<void> {
  for (let rounds = 0; rounds < 2_000 && (rounds === 0 || (await countOpen()) > 0); rounds += 1) {
    await Promise.all(workers.filter((worker) => worker.isAlive()).map((worker) => worker.round({ now })));
  }
}

it('tells each reminder of a thousand connections once in a year, by two processes of which one is killed', async () => {
  const began = performance.now();
  const random = seededRandom(seed);
  const stories = inventStories(connections, yearStart, random);
  await writeStories(opened.db, stories);
  const events = [...eventsOf(stories)];
  let ticks = 0;
  let killed = 0;

  for (let now = yearStart; now <= yearEnd; now += tickMs) {
    for (let event = events[0]; event && event.at <= now; event = events[0]) {
      await event.happen(opened.db);
      events.shift();
    }
    if (killed === 0 && now >= yearStart + 180 * day) {
      // In the middle of a delivery: the receiver has it, the database does not know.
      receiver.onPost(({ worker }) => {
        if (worker !== 'one') return true;
        killed += 1;
        workers[0]?.kill();
        return false;
      });
    }
    await Promise.all(workers.map((worker) => worker.round({ now: now + Math.round((2 * random() - 1) * skewMs) })));
    ticks += 1;
    const wasKilled = workers[0]?.isAlive() === false;
    if (wasKilled) receiver.onPost(() => true);
    // What one process was still writing the other left for its next round, which in life comes after seconds.
    if ((await countOpen()) > 0) await settle(now + skewMs);
    if (wasKilled) workers = [await start('one again'), ...workers.slice(1)];
  }
  await settle(yearEnd + skewMs);

  const expected = expectedReminders(stories, yearEnd + skewMs);
  const lost = [...expected].filter((reminder) => !receiver.arrived.has(reminder));
  const unexpected = [...receiver.arrived.keys()].filter((reminder) => !expected.has(reminder));
  const twice = [...receiver.arrived].filter(([, ids]) => ids.size > 1);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  process.stdout.write(
    `A year of ${connections} connections: ${receiver.arrived.size} reminders, ${twice.length} duplicates, ${lost.length} lost, ` +
      `${receiver.repeated()} repeated with the same id after a kill, ${ticks} ticks, ${workers.length} processes, ${seconds} seconds.\n`,
  );
  expect(killed).toBeGreaterThan(0);
  expect({ lost, unexpected, twice }).toEqual({ lost: [], unexpected: [], twice: [] });
  // No more than one process sends at once.
  expect(receiver.repeated()).toBeLessThanOrEqual(8);
  const statuses = await opened.db.selectFrom('notices').select('status').distinct().execute();
  expect(statuses).toEqual([{ status: 'delivered' }]);
});
