import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { remindersOf } from '@/lib/token/reminders';
import { app, closeApp } from './app';
import { raiseReminders } from './raise-reminders';
import { engines, openTestApp, type TestApp } from './test-app';
import { addConnection, channelRow, tokenRow } from './token-life.fixture';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const at = (iso: string) => Date.parse(iso);
const iso = (time: number) => new Date(time).toISOString().slice(0, 16);

let test: TestApp;
let connectionId: string;
/** The time of the last tick. */
let now: number;

const db = async () => (await app()).db;
const tick = async (time: number) => {
  now = time;
  return raiseReminders(await app(), time, new AbortController().signal);
};

/** Ticks as a process does that is awake. */
async function walk(until: number, step = hour): Promise<number> {
  let raised = 0;
  for (let time = now + step; time < until; time += step) raised += await tick(time);
  return raised + (await tick(until));
}

async function addToken(receivedAt: number, expiresAt: number | null): Promise<string> {
  const row = tokenRow(connectionId, { received_at: receivedAt, expires_at: expiresAt });
  await (await db()).insertInto('credentials').values(row).execute();
  return row.id;
}

async function addChannel(more: Parameters<typeof channelRow>[1] = {}, of: string | null = connectionId): Promise<string> {
  const row = channelRow(of, more);
  await (await db()).insertInto('channels').values(row).execute();
  return row.id;
}

/** What was told through a channel, as `threshold time`, in the order of time; what a wrong clock told included. */
async function told(channelId?: string): Promise<readonly string[]> {
  const rows = await (await db()).selectFrom('notices').select(['facts', 'channel_id', 'created_at']).orderBy('created_at').execute();
  return rows
    .filter((row) => channelId === undefined || row.channel_id === channelId)
    .map((row) => `${JSON.parse(row.facts).threshold} ${iso(row.created_at)}`);
}
const thresholdsTold = async (channelId?: string) => (await told(channelId)).map((text) => Number(text.split(' ')[0]));

async function recorded(): Promise<readonly (string | null)[]> {
  const rows = await (await db()).selectFrom('audit').selectAll().where('action', '=', 'reminder-raised').orderBy('id').execute();
  return rows.map(({ subject }) => subject);
}

async function open(engine: (typeof engines)[number]): Promise<void> {
  test = await openTestApp(engine);
  connectionId = await addConnection(await db());
}
afterEach(() => test.close());

describe('reminders by a fake clock', () => {
  beforeEach(() => open('sqlite'));

  const lives = [
    { name: 'a year', received: '2026-06-24T12:03:00Z', ends: '2027-06-24T12:03:00Z', zone: 'UTC' },
    { name: 'an end on a leap day', received: '2027-12-01T12:00:00Z', ends: '2028-02-29T12:00:00Z', zone: 'UTC' },
    { name: 'an end after a leap day', received: '2028-01-15T12:00:00Z', ends: '2028-03-10T12:00:00Z', zone: 'Europe/Berlin' },
    { name: 'an end after a February without one', received: '2027-01-15T12:00:00Z', ends: '2027-03-10T12:00:00Z', zone: 'UTC' },
    { name: 'the start of summer time in Berlin', received: '2027-02-10T12:00:00Z', ends: '2027-03-28T12:00:00Z', zone: 'Europe/Berlin' },
    { name: 'its end in Berlin', received: '2026-09-01T12:00:00Z', ends: '2026-10-26T12:00:00Z', zone: 'Europe/Berlin' },
    {
      name: 'the start of summer time in New York',
      received: '2027-02-01T12:00:00Z',
      ends: '2027-03-15T15:00:00Z',
      zone: 'America/New_York',
    },
    { name: 'its end in New York', received: '2026-09-20T12:00:00Z', ends: '2026-11-02T15:00:00Z', zone: 'America/New_York' },
    {
      name: 'the start of summer time on Lord Howe Island',
      received: '2026-08-20T00:00:00Z',
      ends: '2026-10-05T03:00:00Z',
      zone: 'Australia/Lord_Howe',
    },
    { name: 'its end on Lord Howe Island', received: '2027-02-20T00:00:00Z', ends: '2027-04-05T03:00:00Z', zone: 'Australia/Lord_Howe' },
  ];
  it.each(lives)('tells each threshold once, in the minute in which it is due: $name', async ({ received, ends, zone }) => {
    const channel = await addChannel({ time_zone: zone });
    await addToken(at(received), at(ends));
    const expected = remindersOf({ receivedAt: at(received), expiresAt: at(ends) }, zone);
    expect(expected.map(({ threshold }) => threshold)).toEqual([30, 14, 7, 1, 0]);
    for (const { dueAt } of expected) {
      await tick(dueAt - minute);
      await tick(dueAt);
      await tick(dueAt + minute);
    }
    await walk(at(ends) + 40 * day, 5 * day);
    expect(await told(channel)).toEqual(expected.map(({ threshold, dueAt }) => `${threshold} ${iso(dueAt)}`));
    expect(await recorded()).toEqual(['30 days', '14 days', '7 days', '1 day', 'the last day']);
  });

  const ends = at('2027-06-24T12:00:00Z');
  const start = ends - 60 * day;

  it('tells a laptop that slept for a night what it missed, when it wakes', async () => {
    await addChannel();
    await addToken(start, ends);
    await tick(ends - 14 * day - 10 * hour);
    await tick(ends - 14 * day - hour);
    await walk(ends - 13 * day);
    expect(await told()).toEqual(['30 2027-06-10T02:00', '14 2027-06-10T11:00']);
  });

  it('tells a laptop that slept across two thresholds the newer one alone', async () => {
    await addChannel();
    await addToken(start, ends);
    await tick(ends - 15 * day);
    await tick(ends - 5 * day);
    await walk(ends + day);
    expect(await thresholdsTold()).toEqual([30, 7, 1, 0]);
    expect(await recorded()).toEqual(['30 days', '7 days', '1 day', 'the last day']);
  });

  it('tells the end to a laptop that slept until after it', async () => {
    await addChannel();
    await addToken(start, ends);
    await tick(ends + 5 * day);
    await walk(ends + 8 * day);
    expect(await thresholdsTold()).toEqual([0]);
  });

  it('tells only a false end when the clock is a year ahead, and every true reminder after it was set back', async () => {
    const channel = await addChannel();
    await addToken(start, ends);
    await tick(start + day);
    // A year ahead the token seems to have ended long ago; its neighbour has just ended.
    const neighbour = await addConnection(await db());
    const row = tokenRow(neighbour, { received_at: start, expires_at: start + day + 364 * day });
    await (await db()).insertInto('credentials').values(row).execute();
    const other = await addChannel({}, neighbour);
    await tick(start + day + 365 * day);
    await tick(start + day + 365 * day + hour);
    expect(await thresholdsTold(channel)).toEqual([]);
    expect(await thresholdsTold(other)).toEqual([0]);
    await tick(start + day);
    await walk(ends + day, 12 * hour);
    expect(await thresholdsTold(channel)).toEqual([30, 14, 7, 1, 0]);
    await walk(start + 368 * day, 12 * hour);
    expect(await thresholdsTold(other)).toEqual([30, 14, 7, 1, 0]);
  });

  it('tells every true reminder, although a clock ten days ahead told some at the very moments', async () => {
    await addChannel();
    await addToken(start, ends);
    await tick(ends - 26 * day);
    await walk(ends - 6 * day);
    const false7 = (await told()).at(-1);
    await tick(ends - 16 * day);
    await walk(ends + hour);
    const all = await told();
    expect(all.filter((text) => text === false7)).toHaveLength(2);
    expect(await thresholdsTold()).toEqual([30, 14, 14, 7, 7, 1, 0]);
  });

  it('tells nothing twice when the clock was a year behind for a while', async () => {
    await addChannel();
    await addToken(start, ends);
    await tick(ends - 14 * day);
    await walk(ends - 6 * day, 6 * hour);
    const away = now;
    await tick(away - 365 * day);
    expect(await walk(away - 364 * day, 6 * hour)).toBe(0);
    expect(await tick(away + day)).toBe(0);
    expect(await walk(ends + day, 6 * hour)).toBe(2);
    expect(await thresholdsTold()).toEqual([14, 7, 1, 0]);
  });

  it('tells nothing twice when the clock is set back by an hour', async () => {
    await addChannel();
    await addToken(start, ends);
    await tick(ends - 7 * day);
    const raised = await tick(now - hour);
    expect(raised + (await walk(ends - 6 * day))).toBe(0);
    expect(await thresholdsTold()).toEqual([7]);
  });

  it.each([15 * minute, 26 * hour, 5 * day])('reminds of a life of %d milliseconds', async (life) => {
    const received = at('2026-11-24T14:00:00Z');
    await addChannel();
    await addToken(received, received + life);
    await tick(received + minute);
    expect(await told()).toEqual([]);
    await walk(received + life, 15 * minute);
    const expected = remindersOf({ receivedAt: received, expiresAt: received + life }, 'UTC');
    expect(await thresholdsTold()).toEqual(expected.map(({ threshold }) => threshold));
  });

  it('says nothing of a token whose end nobody knows', async () => {
    await addChannel();
    await addToken(start, null);
    expect(await tick(ends)).toBe(0);
  });

  it('begins anew when the end turns out to be another', async () => {
    await addChannel();
    const token = await addToken(start, ends);
    await tick(ends - 14 * day);
    await (await db())
      .updateTable('credentials')
      .set({ expires_at: ends + 200 * day })
      .where('id', '=', token)
      .execute();
    await walk(ends + 201 * day, 6 * hour);
    expect(await thresholdsTold()).toEqual([14, 30, 14, 7, 1, 0]);
  });

  it('tells the newest and the last whatever a laptop does, and nothing twice', async () => {
    await addChannel();
    const steps = fc.array(
      fc.oneof(
        { weight: 6, arbitrary: fc.record({ do: fc.constant('ticks' as const), times: fc.integer({ min: 1, max: 6 }) }) },
        { weight: 3, arbitrary: fc.record({ do: fc.constant('sleeps' as const), times: fc.integer({ min: 1, max: 250 }) }) },
        { weight: 1, arbitrary: fc.record({ do: fc.constant('restarts' as const), times: fc.constant(0) }) },
      ),
      { maxLength: 25 },
    );
    const life = fc.integer({ min: 15 * minute, max: 70 * day });
    await fc.assert(
      fc.asyncProperty(steps, life, async (sequence, lifeMs) => {
        await (await db()).deleteFrom('credentials').execute();
        await (await db()).deleteFrom('notices').execute();
        const expected = remindersOf({ receivedAt: start, expiresAt: start + lifeMs }, 'UTC');
        await addToken(start, start + lifeMs);
        const seen = new Set<number>();
        let raised = 0;
        const see = async (time: number) => {
          raised += await tick(time);
          const newest = expected.findLast(({ dueAt }) => dueAt <= time);
          if (newest) seen.add(newest.threshold);
        };
        await see(start);
        for (const step of sequence) {
          if (step.do === 'restarts') await closeApp();
          // A sleep of a month across the end would be a token that nobody misses.
          if (step.do === 'sleeps' && now <= start + lifeMs) await see(now + step.times * hour);
          if (step.do === 'ticks') for (let time = 0; time < step.times; time += 1) await see(now + hour);
        }
        if (now < start + lifeMs) await see(start + lifeMs);
        expect(await thresholdsTold()).toEqual([...seen]);
        expect(raised).toBe(seen.size);
        expect(seen.has(0)).toBe(true);
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});

describe.each(engines)('who is reminded of what, on %s', (engine) => {
  beforeEach(() => open(engine));

  const ends = at('2027-06-24T12:00:00Z');
  const start = ends - 60 * day;

  it('tells every channel once, and one that comes late where things stand', async () => {
    const everywhere = await addChannel({}, null);
    const own = await addChannel({ time_zone: 'Asia/Kathmandu' });
    const off = await addChannel({ enabled: 0 });
    await addToken(start, ends);
    await tick(ends - 14 * day);
    const late = await addChannel();
    await tick(ends - 13 * day);
    await tick(ends - 13 * day + minute);
    expect(await Promise.all([everywhere, own, late, off].map(thresholdsTold))).toEqual([[14], [14], [14], []]);
    expect(await recorded()).toEqual(['14 days']);
  });

  it('follows the token that Okta holds', async () => {
    await addChannel();
    const first = await addToken(start, ends);
    await tick(ends - 14 * day);
    const change = async (id: string, set: { status: string; forgotten_at?: number }) =>
      (await db()).updateTable('credentials').set(set).where('id', '=', id).execute();
    await change(first, { status: 'forgotten', forgotten_at: 1 });
    await tick(ends - 7 * day);
    expect(await thresholdsTold()).toEqual([14, 7]);
    const second = await addToken(ends - 6 * day, ends + 300 * day);
    await tick(ends - day);
    await change(second, { status: 'forgotten', forgotten_at: 2 });
    await tick(ends);
    expect(await thresholdsTold()).toEqual([14, 7]);
    await tick(ends + 270 * day);
    expect(await thresholdsTold()).toEqual([14, 7, 30]);
  });

  it('is silent on the old token while the new one is in Okta, and speaks again when that is given up', async () => {
    await addChannel();
    await addToken(start, ends);
    const renewal = { id: 'a renewal', connection_id: connectionId, started_at: 1, started_by: 'Ada', new_credential_id: 'the new one' };
    await (await db())
      .insertInto('renewals')
      .values({ ...renewal, handed_over_at: ends - 8 * day })
      .execute();
    await tick(ends - 7 * day);
    expect(await thresholdsTold()).toEqual([]);
    await (await db())
      .updateTable('renewals')
      .set({ ended_at: ends - 6 * day, outcome: 'abandoned' })
      .execute();
    await tick(ends - 6 * day);
    expect(await thresholdsTold()).toEqual([7]);
  });

  it('raises for a thousand connections at once, once, while another replica does the same', async () => {
    const connections = Array.from({ length: 1_000 }, () => crypto.randomUUID());
    const row = await (await db()).selectFrom('connections').selectAll().executeTakeFirstOrThrow();
    await (await db())
      .insertInto('connections')
      .values(connections.map((id) => ({ ...row, id })))
      .execute();
    await (await db())
      .insertInto('credentials')
      .values(connections.map((id) => tokenRow(id, { received_at: start, expires_at: ends })))
      .execute();
    await addChannel({}, null);
    await addChannel({ time_zone: 'Asia/Tokyo' }, null);
    const raised = await Promise.all([tick(ends - 14 * day), tick(ends - 14 * day), tick(ends - 14 * day + minute)]);
    expect(raised.reduce((sum, count) => sum + count)).toBe(2_000);
    expect(await thresholdsTold()).toHaveLength(2_000);
    expect(await recorded()).toHaveLength(1_000);
    expect(await tick(ends - 14 * day + 2 * minute)).toBe(0);
  });
});
