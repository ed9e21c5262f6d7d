import { describe } from 'vitest';
import { canary, canaryToken, spoiltJson } from '@/lib/fuzz/hostile.fixture';
import { always, must, read } from '@/lib/fuzz/property.fixture';
import { readJson } from '@/lib/json';
import { isRecord } from '@/lib/webex/is-record';
import { judgeClaims, signedInJustNow } from './admission';

const rules = { issuer: 'https://id.example.com', domains: ['example.com'], groups: ['admins'] };
const claims = {
  iss: rules.issuer,
  sub: '00u1',
  email: 'mira@example.com',
  email_verified: true,
  name: canaryToken,
  groups: ['everyone', 'admins'],
  auth_time: 1_790_000_000,
};

describe('what a provider says of a person', () => {
  always(
    'lets in who is of the domain and of the group, and nobody else, whatever it is',
    spoiltJson(claims, { ...claims, email: 'Mira@EXAMPLE.com' }),
    (text) => {
      const json = read(() => readJson(text, 'the claims'), canary);
      if (json instanceof Error || !isRecord(json)) return;
      must(typeof signedInJustNow(json, 1_790_000_000_000) === 'boolean', 'neither');
      const judged = judgeClaims(json, rules);
      if (typeof judged === 'string') return;
      must(json.iss === rules.issuer && Array.isArray(json.groups) && json.groups.includes('admins'), 'of another issuer or group');
      must(/^[^@\s]+@example\.com$/.test(judged.email) && judged.subject !== '' && judged.name !== '', 'of another domain');
      must(!/[\p{C}]/u.test(judged.email + judged.name), 'a name with what cannot be seen');
    },
  );
});
