import { facts } from '@/lib/notice/notices.fixture';
import type { Sending } from './sender';

/** A notice on its way, raised a minute ago, for a channel of the given kind. */
export function sendingFor(kind: 'email' | 'webhook', change: Partial<Sending> = {}): Sending {
  const now = Date.now();
  return {
    noticeId: '7b1d0c52-93f4-4f7e-8c1a-2f6e5d4c3b2a',
    kind: 'reminder',
    facts: { ...facts, threshold: 7, expiresAt: now + 7 * 86_400_000 },
    raisedAt: now - 60_000,
    connectionId: '0f9f3a52-6f0e-4a5f-8a45-6f3f6f0f1c2d',
    pageUrl: 'https://onramp.example.com/connections/0f9f3a52-6f0e-4a5f-8a45-6f3f6f0f1c2d/token',
    channel: {
      id: 'c0a1b2c3-0000-4000-8000-000000000001',
      connection_id: null,
      kind,
      address: kind === 'email' ? 'ada@example.com' : 'hooks.example.com',
      sealed_secret: null,
      time_zone: 'Europe/Oslo',
      enabled: 1,
      created_by: 'Test admin',
      created_at: now - 86_400_000,
    },
    attempt: 1,
    now,
    signal: new AbortController().signal,
    ...change,
  };
}
