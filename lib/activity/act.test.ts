import { describe, expect, it } from 'vitest';
import { actLine, deedOf } from './act';

const organizationId = '5f0c2b1e-7d4a-4c39-9b6e-2a1d8c4e0f37';

describe('an act', () => {
  it.each([
    ['what it was done to', 'organization-set', organizationId, `set the Organization ID: ${organizationId}`],
    ['a statement in the words that the admin read', 'statement-given', 'app-added', 'confirmed: “Cisco Webex is in my Okta applications”'],
    ['a box by its label', 'statement-withdrawn', 'create-users', 'withdrew: “Create Users”'],
    ['a token by its fingerprint', 'token-received', '0a1b2c3d', 'handed over a token: 0a1b2c3d'],
    ['nothing more when it was done to nothing', 'checks-run', null, 'ran the checks'],
    ['its own word when it is of a later version', 'an-act-of-later', null, 'an-act-of-later'],
  ])('says %s', (_what, action, subject, words) => {
    const act = { at: 0, actor: 'Ada', action, subject };
    expect(deedOf(act)).toBe(words);
    expect(actLine(act)).toBe(`Ada ${words}`);
  });
});
