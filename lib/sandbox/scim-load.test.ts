import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestSandbox, scimPath, type TestSandbox } from './test-client';

const schemas = ['urn:ietf:params:scim:api:messages:2.0:PatchOp'];
/** The sandbox answers in the process of the app: what one request costs, everybody waits for. */
const atMostMs = 3_000;

describe('one write, however it is made,', () => {
  let sandbox: TestSandbox;
  let token: string;
  let ids: string[] = [];
  let groupId: string;
  const members = (some: readonly string[]) => some.map((value) => ({ value }));
  const write = async (method: string, path: string, body: unknown) => {
    const startedAt = performance.now();
    const reply = await sandbox.send(method, scimPath('large', path), token, body);
    expect(performance.now() - startedAt).toBeLessThan(atMostMs);
    return reply;
  };

  beforeAll(async () => {
    sandbox = await openTestSandbox();
    token = (await sandbox.signIn('large-full-admin')).token;
    for (let startIndex = 1; ids.length <= 5_000; startIndex += 100) {
      const reply = await sandbox.get(scimPath('large', `Users?startIndex=${startIndex}&count=100`), token);
      const { Resources } = await reply.json();
      ids = [...ids, ...Resources.map(({ id }: { id: string }) => id)];
    }
    const group = await write('POST', 'Groups', { displayName: 'Everybody', members: members(ids.slice(0, 5_000)) });
    groupId = (await group.json()).id;
  });
  afterAll(() => sandbox.close());

  it.each([
    ['adds', (id: string, mark: number) => ({ op: 'add', path: 'members', value: [{ value: id, mark }] })],
    ['removes', (id: string) => ({ op: 'remove', path: `members[value eq "${id}"]` })],
  ])('does not hold up others when it %s a thousand times', async (_, toOperation) => {
    const Operations = Array.from({ length: 1_000 }, (_operation, index) => toOperation(ids[index] ?? '', index));
    expect((await write('PATCH', `Groups/${groupId}`, { schemas, Operations })).status).toBe(200);
  });

  it('does not hold up others when it names ever more attributes', async () => {
    const value = Object.fromEntries(Array.from({ length: 30_000 }, (_, index) => [`a${index}`, 1]));
    const reply = await write('PATCH', `Users/${ids[0]}`, { schemas, Operations: [{ op: 'replace', value }] });
    expect(reply.status).toBe(400);
    expect(await reply.json()).toMatchObject({ scimType: 'invalidValue' });
  });

  it.each([
    ['members', () => ({ displayName: 'Too many', members: members(ids.slice(0, 5_001)) })],
    ['letters of an externalId', () => ({ displayName: 'Too long', externalId: 'x'.repeat(513) })],
  ])('is refused with too many %s', async (_, toBody) => {
    expect((await write('POST', 'Groups', toBody())).status).toBe(400);
  });
});
