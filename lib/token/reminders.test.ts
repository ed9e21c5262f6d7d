import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { remindersOf, reminderWords } from './reminders';

const day = 86_400_000;

const at = (iso: string) => Date.parse(iso);
const due = (receivedAt: number, expiresAt: number, timeZone: string) =>
  remindersOf({ receivedAt, expiresAt }, timeZone).map(
    ({ threshold, dueAt }) => `${threshold} ${new Date(dueAt).toISOString().slice(0, 16)}`,
  );

/** What a wall clock there shows, asked in another way than the code under test asks. */
const clockIn = (timeZone: string, instant: number) => new Date(instant).toLocaleString('sv-SE', { timeZone });

describe('remindersOf', () => {
  const cases = [
    {
      name: 'a year in UTC',
      received: '2026-06-24T12:03:00Z',
      expires: '2027-06-24T12:03:00Z',
      zone: 'UTC',
      due: ['30 2027-05-25T09:00', '14 2027-06-10T09:00', '7 2027-06-17T09:00', '1 2027-06-23T09:00', '0 2027-06-24T09:00'],
    },
    {
      name: '45 days across the end of summer time in Berlin',
      received: '2026-09-20T10:00:00Z',
      expires: '2026-11-04T10:00:00Z',
      zone: 'Europe/Berlin',
      due: ['30 2026-10-05T07:00', '14 2026-10-21T07:00', '7 2026-10-28T08:00', '1 2026-11-03T08:00', '0 2026-11-04T08:00'],
    },
    {
      name: 'the day on which summer time begins in Berlin',
      received: '2027-03-01T10:00:00Z',
      expires: '2027-03-28T10:00:00Z',
      zone: 'Europe/Berlin',
      due: ['14 2027-03-14T08:00', '7 2027-03-21T08:00', '1 2027-03-27T08:00', '0 2027-03-28T07:00'],
    },
    {
      name: 'the day on which summer time begins in New York',
      received: '2027-02-01T12:00:00Z',
      expires: '2027-03-15T12:00:00Z',
      zone: 'America/New_York',
      due: ['30 2027-02-13T14:00', '14 2027-03-01T14:00', '7 2027-03-08T14:00', '1 2027-03-14T13:00', '0 2027-03-15T12:00'],
    },
    {
      name: 'the end of summer time in New York',
      received: '2026-10-01T12:00:00Z',
      expires: '2026-11-08T20:00:00Z',
      zone: 'America/New_York',
      due: ['30 2026-10-09T13:00', '14 2026-10-25T13:00', '7 2026-11-01T14:00', '1 2026-11-07T14:00', '0 2026-11-08T14:00'],
    },
    {
      name: 'the half hour that Lord Howe Island shifts by',
      received: '2027-03-01T00:00:00Z',
      expires: '2027-04-05T03:00:00Z',
      zone: 'Australia/Lord_Howe',
      due: ['30 2027-03-05T22:00', '14 2027-03-21T22:00', '7 2027-03-28T22:00', '1 2027-04-03T22:30', '0 2027-04-04T22:30'],
    },
    {
      name: 'a token that ends on a leap day',
      received: '2027-03-01T12:00:00Z',
      expires: '2028-02-29T12:00:00Z',
      zone: 'UTC',
      due: ['30 2028-01-30T09:00', '14 2028-02-15T09:00', '7 2028-02-22T09:00', '1 2028-02-28T09:00', '0 2028-02-29T09:00'],
    },
    {
      name: 'a token that ends the day after a leap day',
      received: '2028-02-20T12:00:00Z',
      expires: '2028-03-01T12:00:00Z',
      zone: 'UTC',
      due: ['7 2028-02-23T09:00', '1 2028-02-29T09:00', '0 2028-03-01T09:00'],
    },
    {
      name: '900 seconds in the afternoon',
      received: '2026-11-24T14:00:00Z',
      expires: '2026-11-24T14:15:00Z',
      zone: 'UTC',
      due: ['0 2026-11-24T14:15'],
    },
    {
      name: '900 seconds around nine o’clock',
      received: '2026-11-24T08:50:00Z',
      expires: '2026-11-24T09:05:00Z',
      zone: 'UTC',
      due: ['0 2026-11-24T09:00'],
    },
    {
      name: '900 seconds across midnight',
      received: '2026-11-24T23:50:00Z',
      expires: '2026-11-25T00:05:00Z',
      zone: 'UTC',
      due: ['0 2026-11-25T00:05'],
    },
    {
      name: 'a token that ends before nine',
      received: '2026-11-20T12:00:00Z',
      expires: '2026-11-24T05:30:00Z',
      zone: 'UTC',
      due: ['1 2026-11-23T09:00', '0 2026-11-24T05:30'],
    },
    {
      name: 'another calendar day east of the date line',
      received: '2026-11-20T12:00:00Z',
      expires: '2026-11-24T12:30:00Z',
      zone: 'Pacific/Kiritimati',
      due: ['1 2026-11-23T19:00', '0 2026-11-24T12:30'],
    },
  ];
  it.each(cases)('knows $name', ({ received, expires, zone, due: expected }) => {
    expect(due(at(received), at(expires), zone)).toEqual(expected);
  });

  it.each([30, 14, 7, 1])('leaves out %s days before when that morning was over as the token came', (threshold) => {
    const expiresAt = at('2027-06-24T12:00:00Z');
    const morning = at('2027-06-24T09:00:00Z') - threshold * day;
    const first = (receivedAt: number) => remindersOf({ receivedAt, expiresAt }, 'UTC')[0]?.threshold;
    expect(first(morning - 1)).toBe(threshold);
    expect(first(morning)).toBeLessThan(threshold);
  });

  it('has nothing to say of a token that ended before it came', () => {
    expect(due(at('2026-11-24T12:00:00Z'), at('2026-11-24T12:00:00Z'), 'UTC')).toEqual([]);
  });

  const zones = fc.constantFrom(
    ...['UTC', 'Europe/Berlin', 'America/New_York', 'America/St_Johns', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Chatham'],
    ...['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Africa/Casablanca', 'Antarctica/Troll', 'America/Sao_Paulo', 'Asia/Beirut'],
  );
  const receipts = fc.integer({ min: at('2025-01-01T00:00:00Z'), max: at('2036-01-01T00:00:00Z') });
  const lives = fc.oneof(fc.integer({ min: 1, max: 2 * day }), fc.integer({ min: 1, max: 400 * day }));

  it('stays within every life, in order, each day once, at nine by the clock of the zone', () => {
    fc.assert(
      fc.property(receipts, lives, zones, (receivedAt, life, timeZone) => {
        const expiresAt = receivedAt + life;
        const reminders = remindersOf({ receivedAt, expiresAt }, timeZone);
        const lastDay = Date.parse(`${clockIn(timeZone, expiresAt).slice(0, 10)}T00:00:00Z`);
        expect(reminders.at(-1)?.threshold).toBe(0);
        for (const [index, { threshold, dueAt }] of reminders.entries()) {
          expect(dueAt).toBeGreaterThan(reminders[index - 1]?.dueAt ?? receivedAt);
          expect(dueAt).toBeLessThanOrEqual(expiresAt);
          if (dueAt === expiresAt) continue;
          const expectedDay = new Date(lastDay - threshold * day).toISOString().slice(0, 10);
          expect(clockIn(timeZone, dueAt)).toBe(`${expectedDay} 09:00:00`);
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe('reminderWords', () => {
  it.each([
    [[30, 14, 7, 1, 0], 'Alarms 30, 14, 7 and 1 day before, and on the day.'],
    [[7, 1, 0], 'Alarms 7 and 1 day before, and on the day.'],
    [[1, 0], 'Alarms 1 day before, and on the day.'],
    [[0], 'Alarm on the day.'],
    [[], 'No alarm is left before it ends.'],
  ] as const)('names the days %j', (thresholds, words) => {
    expect(reminderWords(thresholds.map((threshold) => ({ threshold, dueAt: 0 })))).toBe(words);
  });
});
