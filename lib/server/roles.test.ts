import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readActFilter } from '@/lib/activity/filter';
import { readListSearch } from '@/lib/connections/list-search';
import { isEnough, type Role, roles } from '@/lib/team/role';
import { readUsersSearch } from '@/lib/users/search-params';
import { listActivity } from './activity';
import { exportActivity } from './activity-export';
import { startArrivals, stopArrivals } from './arrivals';
import { actAs } from './auth';
import { cancelAuthorization, issueAuthorization, pasteReply } from './authorizations';
import { readCalendar } from './calendar';
import { readChangeRecord } from './change-record';
import { addChannel, listChannels, removeChannel, renewWebhookSecret, switchChannel, testChannel } from './channels';
import { listConnections, listPage } from './connection-list';
import { changeConnection, createConnection, getConnection, setStatement } from './connections';
import { forgetToken, revealToken } from './credentials';
import { readUserDetails, readUsersPage } from './directory';
import { readGroupPage, readGroupsPage } from './groups';
import { identifyAgain } from './identify';
import { changeRole, endListedSession, readTeam, removeMember } from './members';
import { createRelay, listRelays, revokeRelay } from './relays';
import { abandonRenewal, completeRenewal, confirmAlive, handOver, startRenewal } from './renewals';
import { startChecks, startProof } from './run-checks';
import { countFacets, searchSnapshot } from './search-snapshot';
import { cancelCrawl, readSnapshot, readTotals, startCrawl, turnOffSnapshot, turnOnSnapshot } from './snapshot';
import { stateExpiry } from './stated-expiry';
import { openTestApp, type TestApp } from './test-app';
import { listTimelineActs } from './token-timeline';
import { readChanges } from './user-changes';
import { exportUser, exportUsers } from './users-export';

const nobody = '00000000-0000-4000-8000-000000000000';
const filter = { q: '', status: null, licence: null, source: null, account: null, since: null };

/** Everything in the data layer that serves a person, and the role that it needs. The connection exists. */
const calls = (id: string): readonly (readonly [string, Role, () => Promise<unknown>])[] => [
  ['getConnection', 'viewer', () => getConnection(id)],
  ['listPage', 'viewer', () => listPage(readListSearch({}))],
  ['listConnections', 'viewer', () => listConnections()],
  ['readUsersPage', 'viewer', () => readUsersPage(id, readUsersSearch({}))],
  ['readUserDetails', 'viewer', () => readUserDetails(id, 'nobody')],
  ['readGroupsPage', 'viewer', () => readGroupsPage(id, 1)],
  ['readGroupPage', 'viewer', () => readGroupPage(id, 'nothing', 1)],
  ['searchSnapshot', 'viewer', () => searchSnapshot(id, { filter, sortBy: 'userName', descending: false, offset: 0, limit: 1 })],
  ['countFacets', 'viewer', () => countFacets(id, filter)],
  ['readSnapshot', 'viewer', () => readSnapshot(id)],
  ['readTotals', 'viewer', () => readTotals(id)],
  ['readChanges', 'viewer', () => readChanges(id, { before: null, kind: null, userId: null })],
  ['readChangeRecord', 'viewer', () => readChangeRecord(id)],
  ['readCalendar', 'viewer', () => readCalendar(id, 'UTC')],
  ['listChannels', 'viewer', () => listChannels(id)],
  ['listActivity', 'viewer', () => listActivity(null, { before: undefined, limit: 1, filter: readActFilter({}) })],
  ['listRelays', 'viewer', () => listRelays(id)],
  ['listTimelineActs', 'viewer', async () => listTimelineActs(await getConnection(id))],
  ['readTeam', 'viewer', () => readTeam()],
  ['endListedSession', 'viewer', () => endListedSession('0'.repeat(64))],
  ['createConnection', 'operator', () => createConnection('sandbox')],
  ['changeConnection', 'operator', () => changeConnection(id, { name: 'Acme' })],
  ['setStatement', 'operator', () => setStatement(id, 'okta-licence', true)],
  ['issueAuthorization', 'operator', () => issueAuthorization(id)],
  ['cancelAuthorization', 'operator', () => cancelAuthorization(id)],
  ['pasteReply', 'operator', () => pasteReply(id, 'nothing')],
  ['identifyAgain', 'operator', () => identifyAgain(id)],
  ['startChecks', 'operator', () => startChecks(id)],
  ['startProof', 'operator', () => startProof(id, nobody)],
  ['startArrivals', 'operator', () => startArrivals(id)],
  ['stopArrivals', 'operator', () => stopArrivals(id)],
  ['stateExpiry', 'operator', () => stateExpiry(id, null)],
  ['startRenewal', 'operator', () => startRenewal(id)],
  ['handOver', 'operator', () => handOver(id, nobody, nobody)],
  ['confirmAlive', 'operator', () => confirmAlive(id, nobody)],
  ['completeRenewal', 'operator', () => completeRenewal(id, nobody)],
  ['abandonRenewal', 'operator', () => abandonRenewal(id, nobody)],
  ['addChannel', 'operator', () => addChannel(id, { kind: 'email', address: 'nadia@example.com', timeZone: 'UTC', forAll: false })],
  ['switchChannel', 'operator', () => switchChannel(id, nobody, false)],
  ['removeChannel', 'operator', () => removeChannel(id, nobody)],
  ['renewWebhookSecret', 'operator', () => renewWebhookSecret(id, nobody)],
  ['testChannel', 'operator', () => testChannel(id, nobody)],
  ['createRelay', 'operator', () => createRelay(id, { purpose: 'webex', lookup: 'l'.repeat(43), hours: 1 })],
  [
    'createRelay with a token',
    'owner',
    () => createRelay(id, { purpose: 'okta', lookup: 'l'.repeat(43), hours: 1, parcel: '', credentialId: nobody }),
  ],
  ['revokeRelay', 'operator', () => revokeRelay(id, nobody)],
  ['turnOnSnapshot', 'operator', () => turnOnSnapshot(id)],
  ['startCrawl', 'operator', () => startCrawl(id)],
  ['cancelCrawl', 'operator', () => cancelCrawl(id)],
  ['exportUser', 'operator', () => exportUser(id, 'nobody')],
  ['exportUsers', 'operator', () => exportUsers(id, 'csv', readUsersSearch({}), new AbortController().signal)],
  ['exportActivity', 'operator', () => exportActivity(null, 'csv', readActFilter({}))],
  ['revealToken', 'owner', () => revealToken(id, 'reveal')],
  ['forgetToken', 'owner', () => forgetToken(id)],
  ['turnOffSnapshot', 'owner', () => turnOffSnapshot(id)],
  ['changeRole', 'owner', () => changeRole(nobody, 'viewer')],
  ['removeMember', 'owner', () => removeMember(nobody)],
];

/** The functions that ask for a role, read from the source, so that a new one must be added above. Two of them ask for others. */
function askers(): string[] {
  const folder = fileURLToPath(new URL('.', import.meta.url));
  const found = readdirSync(folder)
    .filter((file) => /^[\w-]+\.ts$/.test(file) && file !== 'auth.ts')
    .flatMap((file) => {
      const source = readFileSync(`${folder}/${file}`, 'utf8');
      return [...source.matchAll(/require(?:Role|Proof)\(/g)].map(({ index }) => {
        const names = [...source.slice(0, index).matchAll(/function (\w+)/g)].map(([, name]) => name ?? '');
        return names.at(-1) ?? file;
      });
    });
  return [...new Set(found)].filter((name) => name !== 'enter' && name !== 'act');
}

describe('roles in the data layer', () => {
  let test: TestApp;
  let table: ReturnType<typeof calls>;
  beforeAll(async () => {
    test = await openTestApp('sqlite');
    table = calls((await test.asAdmin(() => createConnection('sandbox'))).id);
  });
  afterAll(() => test.close());

  it('are asked for by everything that serves a person', () => {
    const listed = new Set(table.map(([name]) => name));
    expect(askers().filter((name) => !listed.has(name))).toEqual([]);
    expect(askers().length).toBeGreaterThan(35);
  });

  it.each(roles)('let a %s do what the role may, and nothing else', async (role) => {
    for (const [name, needed, call] of table) {
      const outcome = await actAs({ ...test.admin, role }, call).then(
        () => 'done',
        (error: unknown) => (error instanceof Error && 'code' in error ? error.code : String(error)),
      );
      if (isEnough(role, needed)) expect(outcome, name).not.toBe('role-too-low');
      else expect(outcome, name).toBe('role-too-low');
    }
  });

  it('let nobody do anything without a session', async () => {
    for (const [name, , call] of table) await expect(call(), name).rejects.toThrow();
  });

  it('ask for a proof before a token is shown or forgotten, a snapshot deleted, users or acts exported, or the team changed', async () => {
    const unproven = { ...test.admin, sessionHash: 'of a session without a proof' };
    const asked: string[] = [];
    for (const [name, , call] of table) {
      const code = await actAs(unproven, call).then(
        () => '',
        (error: unknown) => (error instanceof Error && 'code' in error ? error.code : ''),
      );
      if (code === 'proof-needed') asked.push(name);
    }
    expect(asked.sort()).toEqual([
      'changeRole',
      'createRelay with a token',
      'exportActivity',
      'exportUser',
      'exportUsers',
      'forgetToken',
      'removeMember',
      'revealToken',
      'turnOffSnapshot',
    ]);
  });
});
