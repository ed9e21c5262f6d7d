import { afterEach, describe, expect, it } from 'vitest';
import { parseSettings } from '@/lib/server/env';
import { openTestApp, type TestApp, testEnvironment } from '@/lib/server/test-app';
import { GET } from './route';

const ask = () =>
  GET(new Request('http://localhost:3000/.well-known/security.txt', { headers: { host: 'localhost:3000' } }), {
    params: Promise.resolve({}),
  });

describe('security.txt', () => {
  let test: TestApp;
  afterEach(() => test.close());

  it('names the contact of this installation, and ends within a year', async () => {
    test = await openTestApp('sqlite', { ONRAMP_SECURITY_CONTACT: 'mailto:security@example.com' });
    const response = await ask();
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    const text = await response.text();
    const fields = new Map(text.split('\r\n').map((line) => [line.split(': ', 1)[0], line.slice(line.indexOf(': ') + 2)] as const));
    expect(fields.get('Contact')).toBe('mailto:security@example.com');
    expect(fields.get('Canonical')).toBe('http://localhost:3000/.well-known/security.txt');
    expect(fields.get('Expires')).toMatch(/^\d{4}-\d\d-\d\dT00:00:00Z$/);
    const days = (Date.parse(fields.get('Expires') ?? '') - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(150);
    expect(days).toBeLessThan(365);
  });

  it('is not there when no contact is set', async () => {
    test = await openTestApp('sqlite');
    expect((await ask()).status).toBe(404);
  });
});

describe('the contact', () => {
  it.each(['security@example.com', 'http://example.com', 'javascript:alert(1)', 'mailto:a@example.com\nContact: mailto:b@example.com'])(
    'is not taken when it is “%s”',
    (contact) => {
      expect(() => parseSettings({ ...testEnvironment('/tmp/somewhere'), ONRAMP_SECURITY_CONTACT: contact })).toThrow(
        /ONRAMP_SECURITY_CONTACT/,
      );
    },
  );
});
