import { toLine } from '@/lib/one-line';
import { isTimeZone } from '@/lib/time-zone';
import { alarmWords, healthLabels, recoveryWords } from './alarm-words';
import { momentWords } from './moment';
import type { NoticeFacts, NoticeKind } from './notice';
import { reminderWords } from './reminder-words';
import type { NoticeTone, NoticeWords } from './words';

/** What is to be told, to whom. */
export interface Telling {
  readonly kind: NoticeKind;
  readonly facts: NoticeFacts;
  /** The reader's, an IANA name; another text counts as UTC. */
  readonly timeZone: string;
  /** The connection's page in Onramp. */
  readonly pageUrl: string;
  /** When it is told, epoch milliseconds. */
  readonly now: number;
}

/** A notice in words, before it is a mail. Every text is one line without control characters; nothing is escaped yet. */
export interface NoticeMessage {
  readonly subject: string;
  /** What a mailbox shows beside the subject. */
  readonly preheader: string;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly action: { readonly label: string; readonly url: string };
  readonly tone: NoticeTone;
  /** Where whoever is signed in switches these messages off. */
  readonly offUrl: string;
}

/** In characters; as much as a connection's own name may have. */
const maxNameLength = 120;
const maxValueLength = 200;

const testWords: NoticeWords = {
  title: 'Test message',
  paragraphs: [
    'This is a test that was asked for in Onramp. Reminders and alarms about this connection will arrive like this one.',
    'Nothing is wrong, and there is nothing to do.',
  ],
  actionLabel: 'Open the connection',
  tone: 'info',
};

function wordsOf({ kind, facts, now }: Telling, timeZone: string): NoticeWords {
  if (kind === 'reminder') return reminderWords(facts, now, timeZone);
  if (kind === 'alarm') return alarmWords(facts, timeZone);
  return kind === 'recovery' ? recoveryWords(facts, timeZone) : testWords;
}

function listOf(facts: NoticeFacts, name: string, timeZone: string): NoticeMessage['facts'] {
  const { environmentLabel, organizationId, fingerprint, expiresAt, health } = facts;
  return [
    { label: 'Connection', value: name },
    { label: 'Environment', value: environmentLabel },
    { label: 'Organization ID', value: organizationId },
    { label: 'Token fingerprint', value: fingerprint },
    { label: 'Token ends', value: expiresAt === null ? null : momentWords(expiresAt, timeZone) },
    { label: 'Health', value: health && healthLabels[health.state] },
    { label: 'Since', value: health && momentWords(health.since, timeZone) },
  ].flatMap(({ label, value }) => (value ? [{ label, value: toLine(value, maxValueLength) }] : []));
}

/** Puts a notice into words: what happens, when exactly, what to do, and where to switch it off. Holds no secret. */
export function messageOf(telling: Telling): NoticeMessage {
  const { facts, pageUrl } = telling;
  const timeZone = isTimeZone(telling.timeZone) ? telling.timeZone : 'UTC';
  const name = toLine(facts.connectionName, maxNameLength) || 'Unnamed connection';
  const { title, paragraphs, actionLabel, tone } = wordsOf(telling, timeZone);
  return {
    subject: `${title}: ${name}`,
    preheader: paragraphs[0] ?? title,
    heading: title,
    paragraphs,
    facts: listOf(facts, name, timeZone),
    action: { label: actionLabel, url: pageUrl },
    tone,
    offUrl: `${pageUrl.split('#')[0]}#reminders`,
  };
}
