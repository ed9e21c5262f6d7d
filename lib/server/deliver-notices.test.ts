import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { NoticeKind } from '@/lib/notice/notice';
import { type App, app, closeApp } from './app';
import { deliverNotices } from './deliver-notices';
import { queueNotices } from './notices';
import { raiseReminders } from './raise-reminders';
import type { Sender, Senders, Sending, SendOutcome } from './sender';
import { engines, openTestApp, type TestApp } from './test-app';
import { addConnection, channelRow, tokenRow } from './token-life.fixture';
import { restAfter } from './try-notice';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const now = Date.parse('2027-06-10T09:00:00Z');
const facts = { environmentLabel: 'Commercial', organizationId: null, fingerprint: null, expiresAt: null, threshold: null, health: null };
const quiet = new AbortController().signal;

describe.each(engines)('delivery on %s', (engine) => {
  let test: TestApp;
  let opened: App;
  let connectionId: string;
  let sent: Sending[];

  beforeEach(async () => {
    test = await openTestApp(engine);
    opened = await app();
    connectionId = await addConnection(opened.db);
    sent = [];
  });
  afterEach(() => test.close());

  async function addChannel(more: Parameters<typeof channelRow>[1] = {}): Promise<string> {
    const row = channelRow(connectionId, more);
    await opened.db.insertInto('channels').values(row).execute();
    return row.id;
  }
  async function queue(channelId: string, subjects: readonly string[], kind: NoticeKind = 'alarm', at = now): Promise<void> {
    const about = { connectionId, channelId, kind, facts: { ...facts, connectionName: 'Acme' } };
    await queueNotices(
      opened.db,
      subjects.map((subject) => ({ ...about, subject })),
      at,
    );
  }
  const answering = (answer: (sending: Sending) => SendOutcome | Promise<SendOutcome>): Senders => {
    const sender: Sender = async (sending) => {
      sent.push(sending);
      return answer(sending);
    };
    return { email: sender, webhook: sender };
  };
  const taking = answering(() => ({ outcome: 'delivered', detail: '200 OK' }));
  const refusing = answering(() => ({ outcome: 'later', detail: '503 Service Unavailable' }));
  const deliver = (senders: Senders, at = now, by: App = opened) => deliverNotices(by, senders, at, quiet);
  const read = () => opened.db.selectFrom('notices').selectAll().orderBy('subject').execute();
  const only = async () => (await read())[0] ?? expect.fail('no notice');

  it('hands a notice over with what it says, and notes that it arrived', async () => {
    const channel = await addChannel();
    await queue(channel, ['a']);
    await deliverNotices(opened, taking, now, quiet);
    const { id } = await only();
    expect(sent).toMatchObject([
      { noticeId: id, kind: 'alarm', raisedAt: now, connectionId, attempt: 1, facts: { connectionName: 'Acme' } },
    ]);
    expect(sent[0]?.channel.id).toBe(channel);
    expect(sent[0]?.pageUrl).toBe(`http://localhost:3000/connections/${connectionId}/token`);
    expect(await only()).toMatchObject({ status: 'delivered', detail: '200 OK', attempts: 1, lease_holder: null });
    expect((await only()).delivered_at).toBeGreaterThanOrEqual(now);
    await deliver(taking, now + hour);
    expect(sent).toHaveLength(1);
  });

  it('tries again later and later, and delivers when the other side is back', async () => {
    await queue(await addChannel(), ['a']);
    await deliver(refusing);
    expect(await only()).toMatchObject({ status: 'queued', attempts: 1, detail: '503 Service Unavailable' });
    await deliver(refusing, (await only()).next_at - 1_000);
    expect(sent).toHaveLength(1);
    await deliver(refusing, (await only()).next_at);
    await deliver(taking, (await only()).next_at);
    expect(await only()).toMatchObject({ status: 'delivered', attempts: 3 });
    expect(new Set(sent.map(({ noticeId }) => noticeId)).size).toBe(1);
  });

  it('waits as long as the other side asks', async () => {
    await queue(await addChannel(), ['a']);
    await deliver(answering(() => ({ outcome: 'later', detail: '429', retryAfterMs: 2 * hour })));
    expect((await only()).next_at - now).toBeGreaterThanOrEqual(2 * hour);
  });

  it('gives up visibly, after twenty tries or three days', async () => {
    await queue(await addChannel(), ['a']);
    for (let left = 25; left > 0 && (await only()).status === 'queued'; left -= 1) await deliver(refusing, (await only()).next_at);
    const { status, detail, attempts, next_at } = await only();
    expect(status).toBe('failed');
    expect(detail).toMatch(/^503 Service Unavailable\. Given up after (20 tries|three days)\.$/);
    expect(attempts).toBeLessThanOrEqual(20);
    expect(next_at).toBeLessThanOrEqual(now + 3 * day);
  });

  it('does not try again what will never work', async () => {
    await queue(await addChannel(), ['a']);
    await deliver(answering(() => ({ outcome: 'never', detail: '410 Gone' })));
    await deliver(taking, now + day);
    expect([sent.length, (await only()).status, (await only()).detail]).toEqual([1, 'failed', '410 Gone']);
  });

  it('tries again after a sender that broke, and says nothing of what it said', async () => {
    await queue(await addChannel(), ['a']);
    await deliver(answering(() => Promise.reject(new Error('smtp://user:password@mail.example.com'))));
    expect(await only()).toMatchObject({ status: 'queued', detail: 'It could not be sent.' });
  });

  it('sends each notice once when two loops deliver at the same time, over real sockets', async () => {
    const calls = new Map<string, number>();
    const server = createServer((request, response) => {
      const id = String(request.headers['webhook-id']);
      calls.set(id, (calls.get(id) ?? 0) + 1);
      setImmediate(() => response.end());
    });
    const url = await listen(server);
    await queue(
      await addChannel(),
      Array.from({ length: 60 }, (_, index) => `${index}`),
    );
    const posting = answering(async ({ noticeId, signal }) => {
      const { status } = await fetch(url, { method: 'POST', headers: { 'webhook-id': noticeId }, signal });
      return { outcome: 'delivered', detail: String(status) };
    });
    const other = engine === 'postgres' ? { ...opened, runner: 'another' } : opened;
    await Promise.all([deliver(posting), deliver(posting, now + 30_000, other)]);
    server.closeAllConnections();
    server.close();
    expect([calls.size, Math.max(...calls.values())]).toEqual([60, 1]);
    expect(new Set((await read()).map(({ status }) => status))).toEqual(new Set(['delivered']));
  });

  it('sends eight at once and no more, and lets one that hangs hold its own place only', async () => {
    const subjects = Array.from({ length: 20 }, (_, index) => String(index).padStart(2, '0'));
    await queue(await addChannel(), subjects);
    let most = 0;
    let underway = 0;
    let release = () => {};
    const released = new Promise<void>((done) => {
      release = done;
    });
    let finished = 0;
    await deliver(
      answering(async () => {
        underway += 1;
        most = Math.max(most, underway);
        if (sent.length === 1) await released;
        else await new Promise((done) => setImmediate(done));
        underway -= 1;
        finished += 1;
        if (finished === 19) release();
        return { outcome: 'delivered', detail: 'OK' };
      }),
    );
    expect([most, finished]).toEqual([8, 20]);
  });

  it('calls a webhook again after the process died, and never sends a mail twice', async () => {
    await queue(await addChannel(), ['hook']);
    await queue(await addChannel({ kind: 'email', address: 'ada@example.com' }), ['mail']);
    // What a killed process leaves behind.
    await opened.db
      .updateTable('notices')
      .set({ status: 'sending', attempts: 1, lease_holder: 'dead', lease_until: Date.now() - 1_000 })
      .execute();
    const [{ id } = expect.fail('none')] = await read();
    await deliver(taking);
    expect(sent.map(({ noticeId, attempt }) => [noticeId, attempt])).toEqual([[id, 2]]);
    const [hook, mail] = await read();
    expect([hook?.status, mail?.status]).toEqual(['delivered', 'unknown']);
    expect(mail?.detail).toMatch(/may have arrived, so it is not sent again/);
  });

  it('leaves alone what another replica is sending; the embedded database has no other', async () => {
    await queue(await addChannel(), ['a']);
    await opened.db
      .updateTable('notices')
      .set({ status: 'sending', attempts: 1, lease_holder: 'another', lease_until: Date.now() + minute })
      .execute();
    // However wrong this clock is: leases go by the database's.
    await deliver(taking, now + 365 * day);
    expect(sent).toHaveLength(engine === 'postgres' ? 0 : 1);
  });

  it('takes over a lease that a wrong clock set a year ahead', async () => {
    await queue(await addChannel(), ['a']);
    await opened.db
      .updateTable('notices')
      .set({ status: 'sending', attempts: 1, lease_holder: 'dead', lease_until: Date.now() + 365 * day })
      .execute();
    await deliver(taking);
    expect((await only()).status).toBe('delivered');
  });

  it('stops when the process ends, and goes on after a restart', async () => {
    await queue(await addChannel(), ['a', 'b']);
    const ending = new AbortController();
    const stopping = answering(({ signal }) => {
      ending.abort();
      expect(signal.aborted).toBe(true);
      return { outcome: 'later', detail: 'Onramp was stopped.' };
    });
    await deliverNotices(opened, stopping, now, ending.signal);
    await closeApp();
    opened = await app();
    await deliver(taking, now + 2 * minute);
    expect((await read()).map(({ status }) => status)).toEqual(['delivered', 'delivered']);
  });

  it('does not wait for a sender that says nothing when the process ends', async () => {
    await queue(await addChannel(), ['hook']);
    await queue(await addChannel({ kind: 'email', address: 'ada@example.com' }), ['mail']);
    const ending = new AbortController();
    const hanging = answering(() => {
      if (sent.length === 2) ending.abort();
      return new Promise(() => {});
    });
    await deliverNotices(opened, hanging, now, ending.signal);
    expect((await read()).map(({ status, detail }) => [status, detail])).toEqual([
      ['queued', 'No answer came in time.'],
      ['unknown', 'The mail server did not say whether it took it. It is not sent again.'],
    ]);
  });

  it('delivers what a clock that was a year ahead had put off', async () => {
    await queue(await addChannel(), ['a'], 'alarm', now + 365 * day);
    await deliver(taking);
    expect((await only()).status).toBe('delivered');
  });

  it('drops what was switched off, but not a test that was asked for', async () => {
    const channel = await addChannel({ enabled: 0 });
    await queue(channel, ['a']);
    await queue(channel, ['b'], 'test');
    await deliver(taking);
    expect((await read()).map(({ status }) => status)).toEqual(['dropped', 'delivered']);
  });

  describe('a reminder', () => {
    const ends = now + 14 * day + hour;
    let token: string;
    beforeEach(async () => {
      const row = tokenRow(connectionId, { received_at: now - 60 * day, expires_at: ends });
      token = row.id;
      await opened.db.insertInto('credentials').values(row).execute();
    });
    const raise = (at: number) => raiseReminders(opened, at, quiet);
    const statuses = async () => (await read()).map(({ subject, status }) => `${subject.split(':')[1]} ${status}`);

    it('is dropped when a later one is due', async () => {
      await addChannel();
      await raise(now - day);
      await deliver(taking, now);
      await raise(now);
      await deliver(taking, now);
      expect(await statuses()).toEqual(['14 delivered', '30 dropped']);
      expect(sent.map((sending) => sending.facts.threshold)).toEqual([14]);
    });

    it('is dropped when the token was replaced', async () => {
      await addChannel();
      await raise(now);
      await opened.db.updateTable('credentials').set({ status: 'retired' }).where('id', '=', token).execute();
      await deliver(taking);
      expect(await statuses()).toEqual(['14 dropped']);
    });

    it('comes after all when a channel is switched on again', async () => {
      const channel = await addChannel();
      const turn = (enabled: number) => opened.db.updateTable('channels').set({ enabled }).where('id', '=', channel).execute();
      await raise(now);
      await turn(0);
      await deliver(taking);
      expect(await statuses()).toEqual(['14 dropped']);
      await turn(1);
      await raise(now + hour);
      await deliver(taking, now + hour);
      expect(await statuses()).toEqual(['14 delivered']);
      expect(await raise(now + 2 * hour)).toBe(0);
    });

    it('of a clock that was ahead waits for its day', async () => {
      await addChannel();
      await raise(ends);
      await deliver(taking, now);
      expect(sent).toEqual([]);
      await raise(now);
      await deliver(taking, now);
      await raise(ends - hour);
      await raise(ends);
      await deliver(taking, ends);
      expect(sent.map((sending) => sending.facts.threshold)).toEqual([14, 0]);
    });
  });
});

describe('restAfter', () => {
  it.each([
    [1, 0, 1, minute],
    [2, 0, 1, 2 * minute],
    [5, 0, 0.5, 8 * minute],
    [20, 0, 1, 6 * hour],
    [3, 0, 0, 5_000],
    [1, hour, 1, hour],
    [1, 30 * day, 0, 6 * hour],
  ])('after try %d, asked for %d ms, by chance %d, is %d ms', (attempt, asked, chance, rest) => {
    expect(restAfter(attempt, asked, chance)).toBe(rest);
  });
});

function listen(server: Server): Promise<string> {
  return new Promise((done) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      done(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`);
    });
  });
}
