import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type RunningServer, startServer } from '@/e2e/server';
import { Client, chance, seed } from './client';
import { renewalSteps } from './renewal-steps';
import { snapshotOf, snapshotSteps, turnOn, untilCrawled } from './snapshot-steps';
import {
  answer,
  create,
  deposit,
  inOrder,
  issue,
  organizationId,
  post,
  type Step,
  setOrganization,
  type Trial,
  toActive,
  toActiveIn,
  untilActive,
  untilChecked,
} from './trial';

const killsPerStep = Number(process.env.DRILL_KILLS || 20);

const steps: readonly Step[] = [
  {
    name: 'connection created',
    before: async () => {},
    act: create,
    withinMs: 40,
    done: async ({ client, id }) => {
      const { connections } = await client.json<{ connections: { id: string }[] }>('GET', '/api/connections');
      for (const connection of connections) await client.view(connection.id);
      return id !== '' && connections.some((connection) => connection.id === id);
    },
  },
  {
    name: 'organization set',
    before: create,
    act: setOrganization,
    withinMs: 40,
    done: async ({ client, id }) => (await client.view(id)).organizationId === organizationId,
  },
  {
    name: 'link issued',
    before: inOrder(create, setOrganization),
    act: issue,
    withinMs: 40,
    done: async ({ client, id }) => (await client.view(id)).authorization?.status === 'waiting',
  },
  {
    name: 'token deposited',
    before: inOrder(create, setOrganization, issue, answer),
    act: deposit,
    withinMs: 30,
    done: async (trial) => {
      const view = await trial.client.view(trial.id);
      const deposited = view.authorization?.status === 'deposited' && view.credential !== null;
      const waiting = view.authorization?.status === 'waiting' && view.credential === null;
      expect([deposited, waiting], 'wholly before or wholly after').toContain(true);
      // Wholly before: the same answer still works. Wholly after: it was used.
      const again = await trial.client.send('POST', '/api/deposit', { address: trial.address });
      expect(again.status).toBe(deposited ? 409 : 204);
      await untilActive(trial);
      return deposited;
    },
  },
  {
    name: 'credential identified',
    before: inOrder(create, setOrganization, issue, answer),
    act: inOrder(deposit, untilActive),
    withinMs: 120,
    done: async (trial) => {
      const { credential, authorization } = await trial.client.view(trial.id);
      const done = credential?.status === 'active';
      if (authorization?.status === 'waiting') await deposit(trial);
      await untilActive(trial);
      return done;
    },
  },
  {
    name: 'checks run',
    before: toActive,
    act: inOrder(async (trial) => void (await post(trial, '/checks')), untilChecked),
    withinMs: 250,
    done: async (trial) => {
      const { checkRun } = await trial.client.view(trial.id);
      if (checkRun) expect(checkRun.finishedAt !== null || checkRun.interrupted, 'a dead run says that it is').toBe(true);
      const done = checkRun?.finishedAt != null;
      await post(trial, '/checks');
      await untilChecked(trial);
      expect((await trial.client.view(trial.id)).checkRun?.results.find((result) => result.id === 'scim')?.status).toBe('pass');
      return done;
    },
  },
  {
    name: 'statement given',
    before: create,
    act: async (trial) => void (await trial.client.json('PUT', `/api/connections/${trial.id}/statements/prepare`, { confirmed: true })),
    withinMs: 40,
    done: async ({ client, id }) => (await client.view(id)).statements.length === 1,
  },
  {
    name: 'token copied',
    before: toActive,
    act: async (trial) => void (await post(trial, '/credential/reveal', { purpose: 'copy' })),
    withinMs: 40,
    // The record is written before the value is shown, so a value that was seen is always recorded.
    done: async (trial) => {
      await post(trial, '/credential/reveal', { purpose: 'copy' });
      return true;
    },
  },
  ...renewalSteps,
  ...snapshotSteps,
];

/** Kills the server at a random moment of every step, many times, on one engine. */
export function describeKills(engine: 'sqlite' | 'postgres', port: number): void {
  describe(`kill -9 on ${engine}`, () => {
    let server: RunningServer;
    let env: Record<string, string> = { ONRAMP_SANDBOX: 'on' };
    let dataDir: string | undefined;
    const client = new Client(port);

    const start = async () => {
      server = await startServer({ port, env, ...(dataDir ? { dataDir } : {}) });
      ({ dataDir } = server);
    };

    beforeAll(async () => {
      if (engine === 'postgres') {
        const url = inject('postgresUrl');
        const admin = new pg.Client({ connectionString: `${url}/postgres` });
        await admin.connect();
        await admin.query('create database drill');
        await admin.end();
        env = { ...env, DATABASE_URL: `${url}/drill` };
      }
      await start();
      await client.signIn(server.dataDir);
    });
    afterAll(async () => {
      await server.stop();
      server.remove();
    });

    const kill = async () => {
      const exited = new Promise((done) => server.process.once('exit', done));
      server.process.kill('SIGKILL');
      await exited;
      await start();
    };

    it('goes on with a crawl of 100,000 users after each of three kills, and an export that was cut off looks like none', async () => {
      const trial: Trial = { client, id: '', address: '', old: '', next: '', renewal: '' };
      await toActiveIn('large')(trial);
      await turnOn(trial);
      let seen = 0;
      for (let kills = 0; kills < 3; kills += 1) {
        await new Promise((done) => setTimeout(done, 1_000 + 1_000 * chance(`${seed} ${engine} crawl ${kills}`)));
        await kill();
        const view = await snapshotOf(trial);
        expect(view).toMatchObject({ generation: 0, crawl: { status: 'running' } });
        expect(view.crawl?.seen, 'what was read is not read again').toBeGreaterThanOrEqual(seen);
        seen = view.crawl?.seen ?? 0;
      }
      expect(seen).toBeGreaterThan(0);
      expect(await untilCrawled(trial)).toMatchObject({ total: 100_000, crawl: { status: 'done' } });

      const reply = await client.send('GET', `/api/connections/${trial.id}/users/export?format=ndjson&view=snapshot`);
      const read = reply.text().then(
        () => 'whole',
        () => 'cut off',
      );
      await new Promise((done) => setTimeout(done, 100));
      await kill();
      expect(await read).toBe('cut off');
      expect(await snapshotOf(trial)).toMatchObject({ total: 100_000 });
      process.stdout.write(`${engine}, crawl of 100,000: 3 kills, ${seen} users read before the last (seed ${seed})\n`);
      await client.json('DELETE', `/api/connections/${trial.id}/snapshot`);
    });

    it.each(steps)(`leaves “$name” wholly before or wholly after, ${killsPerStep} times`, async (step) => {
      let acknowledged = 0;
      let after = 0;
      for (let kill = 0; kill < killsPerStep; kill += 1) {
        const trial: Trial = { client, id: '', address: '', old: '', next: '', renewal: '' };
        await step.before(trial);
        const delay = chance(`${seed} ${engine} ${step.name} ${kill}`) * step.withinMs;
        const acted = step.act(trial).then(
          () => true,
          () => false,
        );
        await new Promise((done) => setTimeout(done, delay));
        const exited = new Promise((done) => server.process.once('exit', done));
        server.process.kill('SIGKILL');
        const ack = await acted;
        await exited;
        await start();
        const done = trial.id === '' && step.act !== create ? false : await step.done(trial);
        if (ack) expect(done, `kill ${kill} of seed ${seed}: it was acknowledged`).toBe(true);
        acknowledged += ack ? 1 : 0;
        after += done ? 1 : 0;
      }
      process.stdout.write(
        `${engine}, ${step.name}: ${killsPerStep} kills, ${acknowledged} acknowledged, ${after} after, 0 lost (seed ${seed})\n`,
      );
    });
  });
}
