import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mailHtml } from './mail-html';
import { mailText } from './mail-text';
import { messageOf } from './message';
import { momentWords } from './moment';
import { facts, notices, toldAt } from './notices.fixture';

const pageUrl = 'https://onramp.example.com/connections/0f9f3a52-6f0e-4a5f-8a45-6f3f6f0f1c2d/token';
const reader = { timeZone: 'Europe/Oslo', pageUrl, now: toldAt };

const subjects = [
  ['reminder-30', 'Webex token ends in 30 days: Halden Logistics'],
  ['reminder-14', 'Webex token ends in 14 days: Halden Logistics'],
  ['reminder-7', 'Webex token ends in 7 days: Halden Logistics'],
  ['reminder-1', 'Webex token ends tomorrow: Halden Logistics'],
  ['reminder-0', 'Webex token ends today: Halden Logistics'],
  ['ended', 'Webex token has ended: Halden Logistics'],
  ['degraded', 'Webex connection needs attention: Halden Logistics'],
  ['quarantined', 'Webex connection does not work: Halden Logistics'],
  ['expired', 'Webex token has ended: Halden Logistics'],
  ['recovery', 'Webex connection works again: Halden Logistics'],
  ['test', 'Test message: Halden Logistics'],
] as const;

const told = (name: string) => {
  const notice = notices[name];
  if (!notice) throw new Error(`no notice ${name}`);
  return messageOf({ ...notice, ...reader });
};

describe('momentWords', () => {
  const at = Date.parse('2027-03-29T23:03:00Z');
  it.each([
    ['UTC', '29 March 2027, 23:03 UTC'],
    ['Etc/UTC', '29 March 2027, 23:03 UTC'],
    ['Europe/Berlin', '30 March 2027, 01:03 Europe/Berlin time (29 March 2027, 23:03 UTC)'],
    ['America/New_York', '29 March 2027, 19:03 America/New York time (23:03 UTC)'],
  ])('says a moment in %s', (timeZone, words) => {
    expect(momentWords(at, timeZone)).toBe(words);
  });
});

describe('messageOf', () => {
  it.each(subjects)('gives %s its subject', (name, subject) => {
    expect(told(name).subject).toBe(subject);
  });

  it('covers every notice of the fixture', () => {
    expect(subjects.map(([name]) => name)).toEqual(Object.keys(notices));
  });

  it('says when a token ends, in the reader’s zone and in UTC', () => {
    expect(told('reminder-7').paragraphs[0]).toBe(
      'The token that Okta uses for Webex ends in 7 days. It ends on 2 December 2026, 10:15 Europe/Oslo time (09:15 UTC).',
    );
  });

  it('counts the days when it is read, not when it was due', () => {
    const late = messageOf({ kind: 'reminder', facts: { ...facts, threshold: 30 }, ...reader, now: toldAt + 5 * 86_400_000 });
    expect(late.subject).toBe('Webex token ends in 25 days: Halden Logistics');
    const over = messageOf({ kind: 'reminder', facts: { ...facts, threshold: 1 }, ...reader, now: toldAt + 31 * 86_400_000 });
    expect(over.subject).toBe('Webex token has ended: Halden Logistics');
  });

  it('names the check behind an alarm, and when Webex is asked next', () => {
    expect(told('degraded').paragraphs.join(' ')).toContain('The check “Users over SCIM” failed.');
    expect(told('degraded').paragraphs.join(' ')).toContain('25 November 2026, 15:15 Europe/Oslo time (14:15 UTC)');
    expect(told('quarantined').paragraphs.join(' ')).toContain('Webex did not accept the token that Okta uses.');
  });

  it('says for a host that is out of reach what the problem is called elsewhere', () => {
    const health = { state: 'degraded', reason: 'host', since: toldAt, nextAt: toldAt } as const;
    expect(messageOf({ kind: 'alarm', facts: { ...facts, health }, ...reader }).paragraphs[0]).toMatch(/^Webex could not be reached\. /);
  });

  it.each(['<b>odd</b>', 'toString', '__proto__'])('does not repeat the unknown reason %s', (reason) => {
    const health = { state: 'degraded', reason, since: toldAt, nextAt: toldAt } as const;
    const { paragraphs } = messageOf({ kind: 'alarm', facts: { ...facts, health }, ...reader });
    expect(paragraphs[0]).toBe('A check failed.');
  });

  it('leads to where it is switched off, on the same page', () => {
    expect(told('test').offUrl).toBe(`${pageUrl}#reminders`);
  });

  it('falls back to UTC for a zone that does not exist', () => {
    const { facts: list } = messageOf({ kind: 'test', facts, ...reader, timeZone: 'Mars/Olympus' });
    expect(list.find(({ label }) => label === 'Token ends')?.value).toBe('25 December 2026, 08:15 UTC');
  });
});

/** Names that try to be more than a name. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom(
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    'x\r\nBcc: victim@example.com\r\n\r\nbody',
    'x\u2028y\u2029z\u0085w',
    '\u202Egnp.exe',
    '\u2066a\u2069\u200F',
    '\uD800 lone',
    '</title><style>*{display:none}</style>',
    '&amp;lt;',
    'a'.repeat(10_000),
    '\u{1F600}'.repeat(5_000),
    ' \t\n ',
  ),
);

const bidi = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/;

describe('a mail about a connection with any name', () => {
  it('stays one line in its subject, and text in its parts', () => {
    const plain = mailHtml(messageOf({ kind: 'test', facts: { ...facts, connectionName: 'x' }, ...reader }));
    const tags = (html: string) => html.match(/<[^>]*>/g);
    fc.assert(
      fc.property(hostile, fc.constantFrom(...Object.values(notices)), (connectionName, notice) => {
        const message = messageOf({ kind: notice.kind, facts: { ...notice.facts, connectionName }, ...reader });
        expect(message.subject).not.toMatch(/[\p{Cc}\p{Cs}\u2028\u2029]/u);
        expect(message.subject).not.toMatch(bidi);
        expect(message.subject.length).toBeLessThan(200);
        const text = mailText(message);
        expect(text.split('\n').filter((line) => line.startsWith('Connection: '))).toHaveLength(1);
        const html = mailHtml(messageOf({ kind: 'test', facts: { ...facts, connectionName }, ...reader }));
        expect(tags(html)).toEqual(tags(plain));
      }),
    );
  });
});

describe.each(Object.keys(notices))('the mail %s', (name) => {
  const html = mailHtml(told(name));
  const text = mailText(told(name));

  it('fetches nothing', () => {
    expect(html).not.toMatch(/<(?:img|link|script|iframe|object|video|audio)\b|url\(|@import|\ssrc=/i);
    const addresses = [...html.matchAll(/https?:[^"<\s]+/g)].map(([address]) => address);
    expect(addresses).toEqual([pageUrl, `${pageUrl}#reminders`]);
  });

  it('says the same in both parts, with the way to switch it off', () => {
    const { paragraphs, facts: list } = told(name);
    for (const words of [...paragraphs, ...list.map(({ value }) => value)]) expect(text).toContain(words);
    expect(text).toContain(`${pageUrl}#reminders`);
    for (const { label } of list) expect(html).toContain(`>${label}</th>`);
  });
});
