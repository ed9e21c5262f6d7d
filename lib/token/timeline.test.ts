import { describe, expect, it } from 'vitest';
import type { Act } from '@/lib/activity/act';
import { timelineOf } from './timeline';

const day = 86_400_000;
const receivedAt = Date.parse('2026-06-24T12:03:00Z');
const life = { fingerprint: '0a1b2c3d', signedInAs: 'ada@example.com', receivedAt, expiresAt: receivedAt + 365 * day };
const act = (at: number, action: string, subject: string | null = life.fingerprint, actor = 'Grace'): Act => ({
  at,
  actor,
  action,
  subject,
});
const titles = (acts: readonly Act[], now = receivedAt + day, more: Partial<typeof life> = {}) =>
  timelineOf({ ...life, ...more }, acts, now, 'Europe/Berlin').map(({ title }) => title);

describe('the timeline of a token', () => {
  it('goes from its first day over the reminders to its end', () => {
    expect(titles([])).toEqual([
      'Issued to ada@example.com',
      'Reminder, 30 days before',
      'Reminder, 14 days before',
      'Reminder, 7 days before',
      'Reminder, 1 day before',
      'Reminder, on the day',
      'Expires',
    ]);
    expect(timelineOf(life, [], receivedAt, 'UTC')[0]?.note).toBe('For 365 days, as Webex said');
  });

  it('begins with the renewal that made it', () => {
    const acts = [
      act(receivedAt - 1000, 'renewal-started', 'ffffffff'),
      act(receivedAt, 'token-received'),
      act(receivedAt + 1, 'token-copied'),
      act(receivedAt + 2, 'renewal-handed-over'),
      act(receivedAt + 3, 'renewal-alive', 'a user was created', 'Onramp'),
      act(receivedAt + 4, 'token-retired', 'ffffffff'),
      act(receivedAt + 4, 'renewal-completed'),
    ];
    expect(titles(acts).slice(0, 7)).toEqual([
      'Renewal begun by Grace',
      'Issued to ada@example.com',
      'Copied by Grace',
      'Tested and saved in Okta, as Grace confirmed',
      'Sign of life, noted by Onramp',
      'The token before was retired: ffffffff',
      'Renewal finished by Grace',
    ]);
    expect(timelineOf(life, acts, receivedAt + day, 'UTC')[4]?.note).toBe('a user was created');
  });

  it('shows the renewal that is open, and not what was done to another token', () => {
    const acts = [
      act(receivedAt + 1, 'renewal-started'),
      act(receivedAt + 2, 'token-received', 'eeeeeeee'),
      act(receivedAt + 3, 'token-revealed', 'eeeeeeee'),
      act(receivedAt + 4, 'renewal-abandoned', 'eeeeeeee'),
    ];
    expect(titles(acts).slice(1, 4)).toEqual(['Renewal begun by Grace', 'A new token came: eeeeeeee', 'Renewal given up by Grace']);
  });

  it('leaves out acts that it does not know', () => {
    expect(titles([act(receivedAt + 1, 'checks-run'), act(receivedAt + 1, 'of-a-later-version')])).toHaveLength(7);
  });

  it('has no reminder behind the present, and says when it is over', () => {
    expect(titles([], life.expiresAt - 3 * day)).toEqual([
      'Issued to ada@example.com',
      'Reminder, 1 day before',
      'Reminder, on the day',
      'Expires',
    ]);
    expect(titles([], life.expiresAt + day)).toEqual(['Issued to ada@example.com', 'Expired']);
  });

  it('says nothing of an end that is not known', () => {
    const [only, ...others] = timelineOf({ ...life, signedInAs: null, expiresAt: null }, [], receivedAt, 'UTC');
    expect(only).toMatchObject({ title: 'Issued', note: 'Webex named no end' });
    expect(others).toEqual([]);
  });
});
