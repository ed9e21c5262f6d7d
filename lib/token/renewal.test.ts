import { describe, expect, it } from 'vitest';
import type { CheckId, CheckStatus } from '@/lib/setup/check';
import { isRefused, isSignOfLife, letsThrough, type RenewalFacts, stageNumber, stageOf } from './renewal';

const facts: RenewalFacts = { newToken: null, provenAt: null, handedOverAt: null, aliveAt: null };

describe('the stage of a renewal', () => {
  it.each([
    ['nothing came', {}, 'capture'],
    ['a token came, and nobody knows whose', { newToken: 'received' }, 'capture'],
    ['a newer token came after everything', { newToken: 'received', provenAt: 1, handedOverAt: 2, aliveAt: 3 }, 'capture'],
    ['the token waits', { newToken: 'pending' }, 'prove'],
    ['the token is in use, because the old one died', { newToken: 'active' }, 'prove'],
    ['the token is proven', { newToken: 'pending', provenAt: 1 }, 'hand-over'],
    ['Okta holds it', { newToken: 'pending', provenAt: 1, handedOverAt: 2 }, 'alive'],
    ['Okta works', { newToken: 'pending', provenAt: 1, handedOverAt: 2, aliveAt: 3 }, 'finish'],
  ] as const)('when %s', (_when, more, stage) => {
    expect(stageOf({ ...facts, ...more })).toBe(stage);
  });

  it('has a number from 1 to 5', () => {
    expect(stageNumber('capture')).toBe(1);
    expect(stageNumber('finish')).toBe(5);
  });
});

describe('a ladder', () => {
  const results = (more: Partial<Record<CheckId, CheckStatus>>) =>
    Object.entries({ scim: 'pass', organization: 'pass', ...more } as const).flatMap(([id, status]) =>
      id === 'scim' || id === 'organization' || id === 'licences' || id === 'role' ? [{ id, status } as const] : [],
    );

  it.each([
    ['all passed', {}, true],
    ['there are warnings', { licences: 'warn' }, true],
    ['a rung failed', { role: 'fail' }, false],
    ['users could not be read', { scim: 'unknown' }, false],
    ['the organization is not known', { organization: 'skipped' }, false],
  ] as const)('when %s', (_when, more, through) => {
    expect(letsThrough(results(more))).toBe(through);
  });

  it('lets nothing through that was not asked', () => {
    expect(letsThrough([])).toBe(false);
  });

  const refusal = (problem: 'upstream-unauthorized' | 'upstream-forbidden', trackingId: string | null) => [
    { id: 'token', status: 'fail', exchange: { method: 'GET', target: 't', status: 401, ms: 1, trackingId, problem } } as const,
  ];

  it.each([
    ['Webex itself says 401', refusal('upstream-unauthorized', 'ROUTER_1'), true],
    ['something in between says 401', refusal('upstream-unauthorized', null), false],
    ['the account has too few rights', refusal('upstream-forbidden', 'ROUTER_1'), false],
    ['nothing was asked', [], false],
  ] as const)('says that a token is refused only when %s', (when, asked, refused) => {
    expect(isRefused(asked), when).toBe(refused);
  });
});

describe('a sign of life', () => {
  it.each([
    ['a change of a user of Okta, afterwards', { source: 'OKTA', happenedAt: 101, seenAt: 102 }, true],
    ['a change of a user whose source is not known', { source: null, happenedAt: 101, seenAt: 102 }, true],
    ['not a change of another source', { source: 'AD', happenedAt: 101, seenAt: 102 }, false],
    ['not what happened before', { source: 'OKTA', happenedAt: 99, seenAt: 102 }, false],
    ['not what was seen before, by a clock that runs ahead', { source: 'OKTA', happenedAt: 500, seenAt: 99 }, false],
    ['not what happened at the same moment', { source: 'OKTA', happenedAt: 100, seenAt: 102 }, false],
  ] as const)('is %s', (_what, change, counts) => {
    expect(isSignOfLife(change, 100)).toBe(counts);
  });
});
