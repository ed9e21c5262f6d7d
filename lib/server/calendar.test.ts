import ICAL from 'ical.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listenSandbox } from '@/lib/sandbox/listen';
import { remindersOf } from '@/lib/token/reminders';
import { app } from './app';
import { readCalendar } from './calendar';
import { createConnection, getConnection } from './connections';
import { forgetToken } from './credentials';
import { engines, openTestApp, type TestApp } from './test-app';
import { connectSandbox } from './test-connection';

function read(text: string) {
  const event = new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent');
  if (!event) throw new Error('expected an event');
  return { event: new ICAL.Event(event), alarms: event.getAllSubcomponents('valarm') };
}

describe.each(engines)('the calendar file on %s', (engine) => {
  let test: TestApp;
  let sandbox: Awaited<ReturnType<typeof listenSandbox>>;

  beforeEach(async () => {
    sandbox = await listenSandbox({});
    test = await openTestApp(engine, { ONRAMP_SANDBOX_URL: sandbox.base });
  });
  afterEach(async () => {
    await test.close();
    await sandbox.close();
  });

  const credentialOf = async (id: string) => {
    const { credential } = await test.asAdmin(() => getConnection(id));
    if (!credential) throw new Error('expected a token');
    return credential;
  };
  const acts = async () =>
    (await app()).db.selectFrom('audit').select(['actor', 'action', 'subject']).where('action', '=', 'calendar-downloaded').execute();

  it('holds the end of the token, its alarms, the way to its page, and no token', async () => {
    const { id, token } = await connectSandbox(test, 'directory-connector');
    const credential = await credentialOf(id);
    const expiresAt = credential.expiresAt ?? 0;
    const { text, fileName } = await test.asAdmin(() => readCalendar(id, 'Europe/Berlin'));
    expect(fileName).toBe(`onramp-token-${new Date(expiresAt).toISOString().slice(0, 10)}.ics`);
    const { event, alarms } = read(text);
    expect(event.uid).toBe(credential.id);
    expect(event.startDate.toJSDate().getTime()).toBe(Math.floor(expiresAt / 1000) * 1000);
    expect(event.description).toContain(`http://localhost:3000/connections/${id}/token`);
    expect(event.description).toContain(credential.fingerprint);
    expect(alarms).toHaveLength(remindersOf({ receivedAt: credential.receivedAt, expiresAt }, 'Europe/Berlin').length);
    const unfolded = text.replaceAll('\r\n ', '');
    expect(token.length).toBeGreaterThan(64);
    expect(unfolded).not.toContain(token.slice(0, 16));
  });

  it('is written also for a token that is not kept here', async () => {
    const { id } = await connectSandbox(test, 'clean');
    const { expiresAt } = await credentialOf(id);
    await test.asAdmin(() => forgetToken(id));
    const { event } = read((await test.asAdmin(() => readCalendar(id, 'UTC'))).text);
    expect(event.startDate.toJSDate().getTime()).toBe(Math.floor((expiresAt ?? 0) / 1000) * 1000);
  });

  it('records who took it, and for which token', async () => {
    const { id } = await connectSandbox(test, 'clean');
    await test.asAdmin(() => readCalendar(id, 'UTC'));
    expect(await acts()).toEqual([{ actor: 'Test admin', action: 'calendar-downloaded', subject: (await credentialOf(id)).fingerprint }]);
  });

  it('is not written without a token, nor without a known end, and then nothing is recorded', async () => {
    const bare = await test.asAdmin(() => createConnection('sandbox'));
    await expect(test.asAdmin(() => readCalendar(bare.id, 'UTC'))).rejects.toMatchObject({ code: 'credential-missing' });
    const { id } = await connectSandbox(test, 'clean');
    const { db } = await app();
    await db.updateTable('credentials').set({ expires_at: null, expiry_source: null }).where('connection_id', '=', id).execute();
    await expect(test.asAdmin(() => readCalendar(id, 'UTC'))).rejects.toMatchObject({ code: 'expiry-unknown' });
    await expect(test.asAdmin(() => readCalendar(crypto.randomUUID(), 'UTC'))).rejects.toMatchObject({ code: 'not-found' });
    expect(await acts()).toEqual([]);
  });
});
