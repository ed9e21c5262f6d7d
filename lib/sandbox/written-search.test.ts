import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestWriter, patch, type TestWriter } from './scim-test-writer';
import { scimPath, usersPath } from './test-client';

let writer: TestWriter;
beforeAll(async () => {
  writer = await openTestWriter();
});
afterAll(() => writer.close());
const get = async (path: string, account?: string) => (await writer.get(path, account)).json();

describe('a search', () => {
  it.each(['userName', 'id', 'meta.lastModified'])('sorts the written by %s with everybody else', async (sortBy) => {
    const first = (await get(usersPath('clean', { count: '1' }))).Resources[0];
    await writer.send('PATCH', scimPath('clean', `Users/${first.id}`), patch({ op: 'replace', value: { title: 'Changed' } }));
    await writer.create();
    const keys = async (sortOrder: string, startIndex: number) => {
      const { Resources } = await get(usersPath('clean', { sortBy, sortOrder, startIndex: String(startIndex), count: '20' }));
      return Resources.map((user: { userName: string; id: string; meta: { lastModified: string } }) =>
        sortBy === 'id' ? user.id : sortBy === 'userName' ? user.userName : user.meta.lastModified,
      );
    };
    const all = async (sortOrder: string) => (await Promise.all([1, 21, 41, 61, 81].map((start) => keys(sortOrder, start)))).flat();
    const up = await all('ascending');
    expect(up).toEqual([...up].sort());
    expect(await all('descending')).toEqual([...up].reverse());
    expect(up).toHaveLength((await get(usersPath('clean'))).totalResults);
  });

  it('of 100,000 shows three writes first and counts them', async () => {
    const account = 'large-full-admin';
    const search = (query: Readonly<Record<string, string>>) => get(usersPath('large', query), account);
    const [changed, deleted] = (await search({ startIndex: '50000', count: '2' })).Resources;
    await writer.send('PATCH', scimPath('large', `Users/${changed.id}`), patch({ op: 'replace', value: { title: 'Changed' } }), account);
    await writer.send('DELETE', scimPath('large', `Users/${deleted.id}`), undefined, account);
    const one = await writer.create({ userName: 'aaa@corvane.example' }, 'large');
    const two = await writer.create({ userName: 'zzz@corvane.example' }, 'large');
    const top = await search({ sortBy: 'meta.lastModified', sortOrder: 'descending', count: '4' });
    expect(top.totalResults).toBe(100_001);
    expect(top.Resources.map(({ id }: { id: string }) => id).slice(0, 3)).toEqual([two.id, one.id, changed.id]);
    const byName = await search({ sortBy: 'userName', count: '2' });
    expect(byName.Resources[0].id).toBe(one.id);
    expect((await search({ sortBy: 'userName', startIndex: '100001', count: '2' })).Resources[0].id).toBe(two.id);
    const around = (await search({ startIndex: '49999', count: '3' })).Resources;
    expect(around[1]).toMatchObject({ id: changed.id, title: 'Changed' });
    expect((await search({ filter: `userName eq "${deleted.userName}"` })).totalResults).toBe(0);
    expect((await search({ filter: `userName eq "${changed.userName}"` })).totalResults).toBe(1);
    expect((await search({ filter: 'userName ew "@corvane.example"' })).totalResults).toBe(100_001);
  });

  it('of people shows who was just written, and their licence', async () => {
    const { userName } = await writer.create({}, 'no-licence');
    const { token } = await writer.signIn('no-licence-full-admin');
    const reply = await fetch(`${writer.base}/v1/people?email=${userName}`, { headers: { authorization: `Bearer ${token}` } });
    expect((await reply.json()).items).toMatchObject([{ emails: [userName], firstName: 'Ada', licenses: [], phoneNumbers: [] }]);
  });
});
