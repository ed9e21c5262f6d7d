import { describe, expect, it } from 'vitest';
import { parseSettings } from './env';
import { testEnvironment } from './test-app';

const read = (more: Record<string, string>) => parseSettings({ ...testEnvironment('/tmp/onramp-env-test'), ...more });

describe('the settings of the mail server', () => {
  it('are both there or both missing', () => {
    expect(read({}).mail).toBeNull();
    const both = { ONRAMP_SMTP_URL: 'smtp://mx.example.org', ONRAMP_MAIL_FROM: 'onramp@example.org' };
    expect(read(both).mail).toEqual({ url: both.ONRAMP_SMTP_URL, from: both.ONRAMP_MAIL_FROM });
  });

  it.each([{ ONRAMP_SMTP_URL: 'smtp://mx.example.org' }, { ONRAMP_MAIL_FROM: 'onramp@example.org' }])(
    'are named, both, when one is missing: %j',
    (one: Record<string, string>) => {
      expect(() => read(one)).toThrow(/ONRAMP_SMTP_URL.*ONRAMP_MAIL_FROM/);
    },
  );

  it.each(['mx.example.org', 'https://mx.example.org', 'smtp://', 'smtp://ada:a%zz@mx.example.org', 'smtp://ada:a/b@mx:port'])(
    'refuse %s without repeating it',
    (url) => {
      const refused = () => read({ ONRAMP_SMTP_URL: url, ONRAMP_MAIL_FROM: 'onramp@example.org' });
      expect(refused).toThrow(/ONRAMP_SMTP_URL/);
      expect(refused).not.toThrow(url);
    },
  );
});
