import { describe, expect, it } from 'vitest';
import type { CrawlNotes, CrawlView } from '@/lib/users/snapshot';
import { durationWords, notesWords, progressWords } from './crawl-words';

const quiet: CrawlNotes = { claimedFirst: 100, claimedLast: 100, repeated: 0, withoutId: 0, rests: 0 };

const crawl = (changes: Partial<CrawlView>): CrawlView => ({
  id: 'c1',
  status: 'done',
  startedAt: 0,
  startedBy: 'Robin',
  finishedAt: 1,
  seen: 3_200,
  claimed: 96_000,
  restingUntil: null,
  notes: quiet,
  problem: null,
  ...changes,
});

it('says how far a reading is, also before Webex named a total', () => {
  expect(progressWords(crawl({}))).toBe('Reading all users: 3,200 of about 96,000');
  expect(progressWords(crawl({ seen: 0, claimed: null }))).toBe('Reading all users: 0');
});

it.each([
  [0, '0:00'],
  [751_999, '12:31'],
  [3_729_000, '1:02:09'],
  [-5, '0:00'],
])('writes %d ms as %s', (ms, expected) => expect(durationWords(ms)).toBe(expected));

describe('notesWords', () => {
  it('is silent after a quiet reading', () => expect(notesWords(crawl({}))).toBeNull());
  it('says when Webex named more users than it showed', () =>
    expect(notesWords(crawl({ seen: 95, notes: { ...quiet, withoutId: 2 } }))).toBe(
      'In the last reading: 2 had no id and could not be kept; Webex named 100 users and showed 97.',
    ));
  it('names all that was odd in one line', () => {
    const notes = { claimedFirst: 100, claimedLast: 98, repeated: 3, withoutId: 1, rests: 1 };
    expect(notesWords(crawl({ notes }))).toBe(
      'In the last reading: 3 came more than once and are kept once; 1 had no id and could not be kept; Webex’s total moved from 100 to 98 meanwhile; Webex asked to wait once.',
    );
  });
});
