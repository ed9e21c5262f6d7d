import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { buildCalendar, type TokenCalendar } from './calendar';
import { remindersOf } from './reminders';

const source: TokenCalendar = {
  credentialId: '5f0c2b1e-7d4a-4c39-9b6e-2a1d8c4e0f37',
  connectionName: 'Halden Logistics',
  environmentLabel: 'Commercial',
  fingerprint: 'a1b2c3d4',
  receivedAt: Date.parse('2026-03-01T12:03:27.456Z'),
  expiresAt: Date.parse('2027-03-29T12:03:27.456Z'),
  timeZone: 'UTC',
  tokenPage: 'https://onramp.example.com/connections/0f9f3a52-6f0e-4a5f-8a45-6f3f6f0f1c2d/token',
  now: Date.parse('2026-11-24T12:00:00Z'),
};

/** Reads a file with a parser that shares nothing with the writer. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const [component, ...others] = calendar.getAllSubcomponents('vevent');
  if (!component || others.length > 0) throw new Error('expected one event');
  const event = new ICAL.Event(component);
  const start = event.startDate.toJSDate().getTime();
  const alarms = component.getAllSubcomponents('valarm').map((alarm) => {
    const trigger = alarm.getFirstPropertyValue('trigger');
    if (!(trigger instanceof ICAL.Duration)) throw new Error('expected a duration');
    return {
      action: alarm.getFirstPropertyValue('action'),
      description: alarm.getFirstPropertyValue('description'),
      at: start + trigger.toSeconds() * 1000,
    };
  });
  return { calendar, component, event, start, alarms };
}

const wholeSeconds = (ms: number) => Math.floor(ms / 1000) * 1000;

function expectWellFormed(text: string) {
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
}

describe('buildCalendar', () => {
  it('puts one event at the end of the token, which takes no time of the day', () => {
    const text = buildCalendar(source);
    expectWellFormed(text);
    const { calendar, component, event, start } = read(text);
    expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
    expect(calendar.getFirstPropertyValue('prodid')).toBe('-//Onramp//Token reminders//EN');
    expect(start).toBe(wholeSeconds(source.expiresAt));
    expect(event.summary).toBe('Webex token for Okta ends: Halden Logistics');
    expect(event.uid).toBe(source.credentialId);
    expect(component.getFirstPropertyValue('transp')).toBe('TRANSPARENT');
    expect(component.getFirstPropertyValue('url')).toBe(source.tokenPage);
    expect(String(component.getFirstPropertyValue('dtstamp'))).toBe('2026-11-24T12:00:00Z');
  });

  it('says what to do, where, and which token it is', () => {
    const { event } = read(buildCalendar(source));
    expect(event.description.split('\n')).toEqual([
      'When this token ends, Okta can no longer create or deactivate users in Webex.',
      'Before that: renew it in Onramp, paste the new token in Okta, test it there and save.',
      source.tokenPage,
      '',
      'Connection: Halden Logistics (Commercial)',
      'Fingerprint: a1b2c3d4. The token itself is not in this entry.',
      'Ends: 2027-03-29 12:03 UTC',
    ]);
  });

  it.each(['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe'])('rings when the reminders are due in %s', (timeZone) => {
    const { alarms } = read(buildCalendar({ ...source, timeZone }));
    const reminders = remindersOf(source, timeZone);
    expect(reminders).toHaveLength(5);
    expect(alarms.map(({ at }) => at)).toEqual(reminders.map(({ dueAt }) => wholeSeconds(dueAt)));
    expect(alarms.map(({ description }) => description)).toEqual(
      ['in 30 days', 'in 14 days', 'in 7 days', 'tomorrow', 'today'].map((left) => `Webex token for Okta ends ${left}: Halden Logistics`),
    );
    expect(new Set(alarms.map(({ action }) => action))).toEqual(new Set(['DISPLAY']));
  });

  it('rings at the end itself when no morning comes before it', () => {
    const receivedAt = Date.parse('2026-11-24T14:00:00.250Z');
    const expiresAt = receivedAt + 900_000;
    const { alarms, start } = read(buildCalendar({ ...source, receivedAt, expiresAt, now: receivedAt }));
    expect(alarms.map(({ at }) => at)).toEqual([start]);
  });

  it('does not ring for days that are over', () => {
    const { alarms } = read(buildCalendar({ ...source, now: Date.parse('2027-03-22T09:00:00Z') }));
    expect(alarms.map(({ at }) => new Date(at).toISOString())).toEqual(['2027-03-28T09:00:00.000Z', '2027-03-29T09:00:00.000Z']);
  });

  it('is the same for the same moment, and a newer revision of the same event later', () => {
    expect(buildCalendar(source)).toBe(buildCalendar(source));
    const first = read(buildCalendar(source)).event;
    const second = read(buildCalendar({ ...source, connectionName: 'Halden', now: source.now + 1000 })).event;
    expect(second.uid).toBe(first.uid);
    expect(second.sequence).toBe(first.sequence + 1);
  });

  it('never counts a revision below zero', () => {
    expect(read(buildCalendar({ ...source, now: source.receivedAt - 5000 })).event.sequence).toBe(0);
  });

  const hostile = [
    ['line breaks', 'Halden\r\nEND:VEVENT\r\nBEGIN:VEVENT\nX\rY\u2028Z', 'Halden END:VEVENT BEGIN:VEVENT X Y Z'],
    ['control characters', 'Hal\u0000den\u000b\u007f\u0085Ltd', 'Hal den Ltd'],
    ['what has a meaning in the format', 'A;B,C:D"E\\F\\nG;VALUE=X', 'A;B,C:D"E\\F\\nG;VALUE=X'],
    ['emoji', 'Halden 🚚👩‍💻🇳🇴', 'Halden 🚚👩‍💻🇳🇴'],
    ['overrides of direction', '\u202eHalden\u202c \u2066Ltd\u2069', 'Halden Ltd'],
    ['right-to-left names', 'שלום Ltd', 'שלום Ltd'],
    ['half a character', 'Halden \ud83d', 'Halden \ufffd'],
    ['10,000 characters', 'å'.repeat(10_000), 'å'.repeat(120)],
    ['10,000 emoji', '🚚'.repeat(10_000), '🚚'.repeat(60)],
  ] as const;
  it.each(hostile)('keeps its lines with a name of %s', (_kind, connectionName, shown) => {
    const text = buildCalendar({ ...source, connectionName });
    expectWellFormed(text);
    const { event, alarms } = read(text);
    expect(event.summary).toBe(`Webex token for Okta ends: ${shown}`);
    expect(alarms.map(({ description }) => description)).toContain(`Webex token for Okta ends today: ${shown}`);
  });

  it('keeps its lines with every name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (connectionName) => {
        const text = buildCalendar({ ...source, connectionName });
        expectWellFormed(text);
        const { event, alarms } = read(text);
        expect(event.summary.startsWith('Webex token for Okta ends: ')).toBe(true);
        expect(alarms).toHaveLength(5);
      }),
      { numRuns: 300 },
    );
  });
});
