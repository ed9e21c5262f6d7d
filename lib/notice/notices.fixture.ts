import type { NoticeFacts, NoticeKind } from './notice';

const dayMs = 86_400_000;

/** A quarter past nine in the morning in Oslo, at which the invented notices are told. */
export const toldAt = Date.parse('2026-11-25T08:15:00Z');

export const facts: NoticeFacts = {
  connectionName: 'Halden Logistics',
  environmentLabel: 'Commercial',
  organizationId: '1c4e2f6a-8b3d-4f70-9a15-6d2c7e8b9f01',
  fingerprint: 'a1b2c3d4',
  expiresAt: toldAt + 30 * dayMs,
  threshold: null,
  health: null,
};

const reminder = (threshold: number): NoticeFacts => ({ ...facts, threshold, expiresAt: toldAt + threshold * dayMs + 3_600_000 });

/** One notice of each sort, by the name that its picture has. */
export const notices: Readonly<Record<string, { readonly kind: NoticeKind; readonly facts: NoticeFacts }>> = {
  'reminder-30': { kind: 'reminder', facts: reminder(30) },
  'reminder-14': { kind: 'reminder', facts: reminder(14) },
  'reminder-7': { kind: 'reminder', facts: reminder(7) },
  'reminder-1': { kind: 'reminder', facts: reminder(1) },
  'reminder-0': { kind: 'reminder', facts: reminder(0) },
  ended: { kind: 'reminder', facts: { ...facts, threshold: 0, expiresAt: toldAt - 3_600_000 } },
  degraded: {
    kind: 'alarm',
    facts: { ...facts, health: { state: 'degraded', reason: 'scim', since: toldAt - 60_000, nextAt: toldAt + 6 * 3_600_000 } },
  },
  quarantined: {
    kind: 'alarm',
    facts: { ...facts, health: { state: 'quarantined', reason: 'token', since: toldAt - dayMs, nextAt: toldAt + dayMs } },
  },
  expired: {
    kind: 'alarm',
    facts: {
      ...facts,
      expiresAt: toldAt - 3_600_000,
      health: { state: 'expired', reason: null, since: toldAt - 3_600_000, nextAt: toldAt + dayMs },
    },
  },
  recovery: {
    kind: 'recovery',
    facts: { ...facts, health: { state: 'healthy', reason: null, since: toldAt - 60_000, nextAt: toldAt + 6 * 3_600_000 } },
  },
  test: { kind: 'test', facts },
};
