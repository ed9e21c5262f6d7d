import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer } from '@/e2e/server';
import { app, closeApp } from '@/lib/server/app';
import { readBackup } from '@/lib/server/backup-format';
import { databasePlace } from '@/lib/server/command-database';
import { openDatabase } from '@/lib/server/db/client';
import { replaceSettings, type Settings } from '@/lib/server/env';
import { letGo } from '@/lib/server/test-let-go';
import { type EmptyPlace, emptyPlace } from '@/lib/server/test-place';
import { addConnections, readSealed } from '@/lib/server/test-rows';
import { chance, seed } from './client';
import { command, startCommand } from './command';

const kills = Number(process.env.DRILL_KILLS || 20);
const connections = 1500;

/** How long a command takes to its end, in milliseconds. */
async function timed(work: Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work;
  return performance.now() - startedAt;
}

/** Starts a command and kills it after a while, unless it ended before. @returns whether it was killed. */
async function killed(name: string, words: readonly string[], settings: Settings, afterMs: number): Promise<boolean> {
  const child = startCommand(name, words, settings);
  const exited = new Promise<NodeJS.Signals | null>((done) => child.once('exit', (_code, signal) => done(signal)));
  await Promise.race([exited, setTimeout(afterMs)]);
  child.kill('SIGKILL');
  return (await exited) === 'SIGKILL';
}

/** Kills the commands at random moments of their work, on one engine. */
export function describeCommandKills(engine: 'sqlite' | 'postgres', port: number): void {
  describe(`kill -9 of the commands on ${engine}`, () => {
    const places: EmptyPlace[] = [];
    let home: EmptyPlace;
    let file: string;
    let loadMs: number;
    const place = async () => {
      const made = await emptyPlace(engine);
      places.push(made);
      return made;
    };
    const whole = { opened: connections * 2, sameFingerprints: true };
    const within = async <T>(settings: Settings, work: () => Promise<T>): Promise<T> => {
      await closeApp();
      replaceSettings(settings);
      const result = await work();
      await letGo(settings);
      return result;
    };
    /** A moment between the end of loading, which is the same for every command, and a little after the end. */
    const momentOf = (what: string, kill: number, totalMs: number) =>
      loadMs * 0.9 + chance(`${seed} ${engine} ${what} ${kill}`) * (totalMs - loadMs * 0.9) * 1.1;

    beforeAll(async () => {
      home = await place();
      await within(home.settings, async () => addConnections(await app(), connections));
      file = join(home.settings.dataDir, 'whole.backup');
      await command('backup', [file], home.settings);
      loadMs = await timed(command('keys', ['status'], home.settings));
    });
    afterAll(async () => {
      await closeApp();
      for (const { remove } of places) await remove();
    });

    it(`never loses a value to a change of the key, ${kills} times`, async () => {
      const lines = () => readFileSync(join(home.settings.dataDir, 'onramp.key'), 'utf8').trim().split('\n');
      const totalMs = await timed(command('keys', ['rotate'], home.settings));
      let unfinished = 0;
      let hit = 0;
      for (let kill = 0; kill < kills; kill += 1) {
        hit += (await killed('keys', ['rotate'], home.settings, momentOf('rotate', kill, totalMs))) ? 1 : 0;
        expect(lines().length, `kill ${kill} of seed ${seed}`).toBeLessThanOrEqual(2);
        const state = await within(home.settings, async () => readSealed(await app()));
        expect(state, `kill ${kill} of seed ${seed}`).toMatchObject(whole);
        unfinished += lines().length === 2 ? 1 : 0;
      }
      // PostgreSQL notices after a moment that the last one is gone.
      await command('keys', ['rotate'], home.settings);
      expect(lines()).toHaveLength(1);
      const state = await within(home.settings, async () => readSealed(await app()));
      expect(state).toMatchObject(whole);
      expect(state.keyIds).toHaveLength(1);
      process.stdout.write(`${engine}, key changed: ${kills} kills, ${hit} hit, ${unfinished} in the middle, 0 lost (seed ${seed})\n`);
    });

    it(`leaves a backup whole or not at all, ${kills} times`, async () => {
      const totalMs = await timed(command('backup', [join(home.settings.dataDir, 'timed.backup')], home.settings));
      let made = 0;
      for (let kill = 0; kill < kills; kill += 1) {
        const path = join(home.settings.dataDir, `${kill}.backup`);
        await killed('backup', [path], home.settings, momentOf('backup', kill, totalMs));
        if (!existsSync(path)) continue;
        made += 1;
        for await (const _ of readBackup(path));
      }
      process.stdout.write(`${engine}, backup made: ${kills} kills, ${made} whole, 0 broken (seed ${seed})\n`);
    });

    it(`restores all or nothing, ${kills} times`, async () => {
      await command('backup', [join(home.settings.dataDir, 'newest.backup')], home.settings);
      file = join(home.settings.dataDir, 'newest.backup');
      const first = await place();
      first.takeKeyOf(home.settings);
      const totalMs = await timed(command('restore', [file], first.settings));
      let before = 0;
      for (let kill = 0; kill < kills; kill += 1) {
        const target = await place();
        target.takeKeyOf(home.settings);
        await killed('restore', [file], target.settings, momentOf('restore', kill, totalMs));
        const again = await command('restore', [file], target.settings).catch((error: Error) => error.message);
        expect(again, `kill ${kill} of seed ${seed}`).toMatch(/Restored what Onramp held|this one is not empty/);
        before += again.includes('Restored') ? 1 : 0;
        const state = await within(target.settings, async () => readSealed(await app()));
        expect(state, `kill ${kill} of seed ${seed}`).toMatchObject(whole);
      }
      process.stdout.write(`${engine}, restored: ${kills} kills, ${before} before, ${kills - before} after, 0 between (seed ${seed})\n`);
    });

    it('holds a few rows at a time, however many there are', async () => {
      const [many, other] = [await place(), await place()];
      await within(many.settings, async () => {
        await sql`insert into audit (at, actor, action, subject)
          with recursive numbers (number) as (select 1 union all select number + 1 from numbers where number < 200000)
          select number, 'Test admin', 'signed-in', ${'x'.repeat(400)} from numbers`.execute((await app()).db);
      });
      other.takeKeyOf(many.settings);
      const path = join(many.settings.dataDir, 'many.backup');
      const little = '--max-old-space-size=64';
      const times = [
        await timed(command('backup', [path], many.settings, little)),
        await timed(command('restore', [path], other.settings, little)),
      ];
      const db = await openDatabase(databasePlace(other.settings));
      const { count } = await db
        .selectFrom('audit')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      await db.destroy();
      expect(Number(count)).toBe(200_002);
      process.stdout.write(`${engine}, 200,000 rows in 64 MB: ${times.map((ms) => `${(ms / 1000).toFixed(1)} s`).join(' and ')}\n`);
    });

    it('is told apart from a server that runs', async () => {
      const env = { ONRAMP_SANDBOX: 'on', ...(home.settings.databaseUrl ? { DATABASE_URL: home.settings.databaseUrl } : {}) };
      const running = await startServer({ port, dataDir: home.settings.dataDir, env });
      const refused = await command('keys', ['rotate'], home.settings).catch((error: Error) => error.message);
      expect(refused).toMatch(engine === 'sqlite' ? /is in use.*Stop Onramp/s : /ran with a former key.*Restart Onramp/s);
      await command('backup', [join(home.settings.dataDir, 'running.backup')], home.settings);
      expect(await running.stop()).toBe(0);
      await command('keys', ['rotate'], home.settings);
      const again = await startServer({ port, dataDir: home.settings.dataDir, env });
      expect(await again.stop()).toBe(0);
      expect(await within(home.settings, async () => readSealed(await app()))).toMatchObject(whole);
    });
  });
}
