import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createConnection } from './connections';
import { eventStream } from './event-stream';
import { hashOfSecret } from './secret';
import { beginSession, closeSession } from './sessions';
import { openTestApp, type TestApp } from './test-app';

describe('a stream of events', () => {
  let test: TestApp;
  let id: string;
  beforeAll(async () => {
    test = await openTestApp('sqlite', { ONRAMP_SANDBOX: 'on' });
    id = (await test.asAdmin(() => createConnection('sandbox'))).id;
  });
  afterAll(() => test.close());
  afterEach(() => {
    vi.useRealTimers();
  });

  const open = (session: string) => eventStream(id, session, new AbortController().signal).body?.getReader();

  it('ends with the session that opened it, without keeping it alive', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const session = hashOfSecret(await beginSession('ada@example.com', null, false));
    const reader = open(session);
    const next = async () => new TextDecoder().decode((await reader?.read())?.value);
    expect(await next()).toContain('event: changed');
    await vi.advanceTimersByTimeAsync(25_000);
    expect(await next()).toContain('still here');
    await closeSession(session);
    await vi.advanceTimersByTimeAsync(25_000);
    expect((await reader?.read())?.done).toBe(true);
  });

  it('is one of thirty of a session at most, and makes room when it ends', async () => {
    const readers = Array.from({ length: 30 }, () => open('many windows'));
    expect(() => open('many windows')).toThrow(expect.objectContaining({ code: 'too-many-requests' }));
    expect(open('another session')).toBeDefined();
    await readers[0]?.cancel();
    const again = open('many windows');
    await Promise.all([...readers.slice(1), again].map((reader) => reader?.cancel()));
  });
});
