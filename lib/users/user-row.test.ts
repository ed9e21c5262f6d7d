import { expect, it } from 'vitest';
import { toUserRow } from './user-row';

it('shows what Webex sent, and null for what it did not', () => {
  expect(toUserRow({ id: 'u1', userName: 'ada@example.com', displayName: 'Ada Brandt', active: true })).toEqual({
    id: 'u1',
    name: 'Ada Brandt',
    userName: 'ada@example.com',
    title: null,
    externalId: null,
    active: true,
    licences: null,
    source: null,
    accountStatus: [],
    createdAt: null,
    modifiedAt: null,
  });
});
