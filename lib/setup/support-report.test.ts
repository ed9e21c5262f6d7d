import { expect, it } from 'vitest';
import type { CheckRunView, ConnectionFacts } from '@/lib/connection';
import type { CheckResult } from './check';
import { toSupportReport } from './support-report';
import { arrival, credential, empty, now, said, watch } from './view.fixture';

const organizationId = 'a35bfbc6-ccbd-4a17-a488-72f46c5420c9';
const userId = '8c1f7a52-0b3d-4e6a-a9c4-6f20d1b57e98';
const opaqueToken = `${'QUJDREVGR0hJSktM'.repeat(4)}_PF84_${organizationId}`;
const webToken = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJyLmthZGUifQ.c2lnbmF0dXJl';
const hydraId = 'Y2lzY29zcGFyazovL3VzL1BFT1BMRS84YzFmN2E1Mi0wYjNkLTRlNmEtYTljNC02ZjIwZDFiNTdlOTg';

const token: CheckResult = {
  id: 'token',
  status: 'fail',
  at: now,
  finding: 'Webex refused the token of r.kade@example.com',
  detail: null,
  remedy: null,
  oktaSays: null,
  exchange: {
    method: 'GET',
    target: `webexapis.com/identity/scim/${organizationId}/v2/Users`,
    status: 401,
    ms: 118.4,
    trackingId: 'ROUTER_3a5c7e91-2b4d-4f6a-8c0e-1d3f5a7b9c2e',
    problem: 'upstream-unauthorized',
  },
  source: 'the token',
};

const runWith = (...details: readonly string[]): CheckRunView => ({
  id: 'run-1',
  startedAt: now,
  finishedAt: now + 4_000,
  interrupted: false,
  stale: false,
  rerunning: null,
  requests: 2,
  results: details.map((detail) => ({ ...token, detail })),
});

const view: ConnectionFacts = {
  ...empty,
  name: 'Halden Logistics',
  environment: 'commercial',
  organizationId,
  edition: 'scim2',
  editionFrom: 'probed',
  credential: { ...credential, signedInAs: 'Robin Kade' },
  statements: said('full-admin').map((statement) => ({ ...statement, by: 'Ines Moreau' })),
  arrivals: watch({ created: 1 }, { first: arrival }),
};

const report = (...details: readonly string[]) => toSupportReport(view, runWith(...details));

it('keeps what support needs', () => {
  const text = report('17 of 1,231 active users looked at have none.');
  for (const line of [
    'Organization: a35b…20c9',
    'Okta app edition: scim2 (probed)',
    'Started: 2026-11-24T14:00:00.000Z',
    '[fail] Token: Webex refused the token of (e-mail)',
    '  detail: 17 of 1,231 active users looked at have none.',
    '  GET webexapis.com/identity/scim/a35b…20c9/v2/Users -> 401, 118 ms',
    '  Webex tracking ID: ROUTER_3a5c7e91-2b4d-4f6a-8c0e-1d3f5a7b9c2e',
  ]) {
    expect(text.split('\n')).toContain(line);
  }
});

const secrets: readonly (readonly [string, string])[] = [
  ['an e-mail address', 'r.kade@example.com'],
  ['an e-mail address in an address', 'mira.okafor%40example.com'],
  ['the name of who signed in', 'Robin Kade'],
  ['a part of that name', 'Kade'],
  ['the name of who confirmed something', 'Ines Moreau'],
  ['the name of a user who arrived', 'Ada Byron'],
  ['the sign-in name of a user who arrived', 'ada.byron@example.com'],
  ['the connection’s name', 'Halden Logistics'],
  ['an organization’s ID', organizationId],
  ['a user’s ID', userId],
  ['an ID in capitals', userId.toUpperCase()],
  ['an ID without hyphens', userId.replaceAll('-', '')],
  ['a long ID', hydraId],
  ['an opaque token', opaqueToken],
  ['a JSON web token', webToken],
];

it.each(secrets)('leaves out %s, wherever it stands', (_, secret) => {
  const text = report(`Webex said: “No access for ${secret}.”`, `${secret}`, `(${secret}), then`, `userName eq "${secret}"`);
  expect(text).not.toContain(secret);
});

it('leaves out a name that the view does not hold, where it is known to be one', () => {
  expect(report('Signed in as Yuki Tanaka')).not.toMatch(/Yuki|Tanaka/);
});

it('keeps a tracking ID that Webex repeats in its own words', () => {
  const own = `Webex said: “Unauthorized, trackingID ROUTER_3a5c7e91-2b4d-4f6a-8c0e-1d3f5a7b9c2e, user ${userId}”`;
  expect(report(own)).toContain('trackingID ROUTER_3a5c7e91-2b4d-4f6a-8c0e-1d3f5a7b9c2e, user 8c1f…7e98');
});

it('keeps every tracking ID when one is the beginning of another', () => {
  const two = runWith('none', 'none');
  const results = two.results.map((result, index) => ({
    ...result,
    detail: 'ROUTER_6 ROUTER_66',
    exchange: token.exchange ? { ...token.exchange, trackingId: index === 0 ? 'ROUTER_6' : 'ROUTER_66' } : null,
  }));
  expect(toSupportReport(view, { ...two, results })).toContain('detail: ROUTER_6 ROUTER_66');
});

it('stays as it is when the view knows no names and no tracking IDs', () => {
  const bare = { ...runWith('All users fit on one page'), results: [{ ...token, detail: 'All users fit on one page', exchange: null }] };
  expect(toSupportReport({ ...empty, name: '' }, bare)).toContain('detail: All users fit on one page');
});

it.each(['\n', '\r\n', '\u2028', '\u0085'])('takes a name that goes on in another line for one name (%j)', (lineBreak) => {
  const text = report(`Signed in as Quill${lineBreak}[pass] Full administrator: Dorne`);
  expect(text).not.toMatch(/Quill|Dorne/);
  expect(text.split('\n').filter((line) => line.startsWith('[pass]'))).toEqual([]);
});
