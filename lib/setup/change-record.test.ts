import { describe, expect, it } from 'vitest';
import type { Act } from '@/lib/activity/act';
import { toChangeRecord } from './change-record';
import { overruledStatements } from './overruled';
import { progressOf } from './progress';
import { credential, empty, now, organizationId, run, said, watch } from './view.fixture';

const facts = {
  ...empty,
  name: 'Acme',
  organizationId,
  edition: 'scim2',
  editionFrom: 'probed',
  credential,
  statements: said('app-added', 'create-users'),
  checkRun: run([
    ['token', 'pass'],
    ['licences', 'warn'],
  ]),
  arrivals: watch({ created: 2 }),
} as const;
const view = { ...facts, progress: progressOf(facts), overruled: overruledStatements(facts) };

const acts: readonly Act[] = [
  { at: now, actor: 'Test', action: 'organization-set', subject: organizationId },
  { at: now + 1_000, actor: 'Test', action: 'statement-given', subject: 'app-added' },
  { at: now + 2_000, actor: 'Webex sign-in', action: 'token-received', subject: credential.fingerprint },
];

describe('a change record', () => {
  const record = toChangeRecord(view, acts);

  it.each([
    ['whose organization it is', `Organization ID: ${organizationId}`],
    ['which edition, and how that is known', 'App edition:     scim2 (probed)'],
    ['every step with its mark', '2. [stated] Add Webex in Okta: You confirmed, 2026-11-24 14:00:00 UTC'],
    ['who confirmed what', 'Test: Cisco Webex is in my Okta applications'],
    ['the fingerprint of the token', 'Fingerprint:  0a1b2c3d (keyed;'],
    ['when the token ends', 'Ends:         2026-11-24 14:16:40 UTC'],
    ['the checks', '[warn] Licences: finding of licences'],
    ['what arrived', 'created: 2'],
    ['what is still off', 'finding of licences'],
    ['who did what, oldest first', '2026-11-24 14:00:02 UTC  Webex sign-in handed over a token: 0a1b2c3d'],
  ])('says %s', (_what, line) => {
    expect(record).toContain(line);
  });

  it('is whole when nothing is known yet', () => {
    const nothing = toChangeRecord({ ...empty, progress: progressOf(empty), overruled: [] }, []);
    expect(nothing).toContain('1. [todo] Prepare: To do');
    expect(nothing.match(/None\./g)?.length).toBe(5);
  });

  it('has no line that a name made', () => {
    const forged = '2026-11-24 14:00:09 UTC  Test confirmed the change';
    const name = `Acme\r\n${forged}\u2028\u0085${forged}\u202E`;
    const people = { name, credential: { ...credential, signedInAs: name } };
    const lines = toChangeRecord({ ...view, ...people }, [{ at: now, actor: name, action: 'checks-run', subject: name }]).split('\n');
    expect(lines.filter((line) => line.startsWith(forged))).toEqual([]);
    expect(lines.join('')).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202E]/u);
    expect(lines).toContain(`Connection:      Acme ${forged} ${forged}`);
  });
});
