import { expect, it } from 'vitest';
import { createDirectories, findUser } from './directory';
import { organizationOf } from './test-client';
import { userOfAccount } from './user';

const organization = organizationOf('large');
const [account] = organization.accounts;

it('keeps a bounded number of writes, and lets those be written again', () => {
  if (!account) throw new Error('nobody to write');
  const directory = createDirectories(() => undefined)(organization);
  const { overlay } = directory;
  const user = userOfAccount(account, organization);
  expect(overlay.remove(directory.peek(3).id)).toBe(true);
  let kept = 1;
  while (overlay.save({ ...user, id: `user-${kept}` })) kept++;
  expect(kept).toBe(5_000);
  expect(overlay.remove(directory.peek(4).id)).toBe(false);
  expect(overlay.save({ ...user, id: 'user-1', title: 'Changed' })).toBe(true);
  expect(findUser(directory, 'USER-1')?.title).toBe('Changed');
  expect(overlay.remove('user-1')).toBe(true);
  expect(findUser(directory, 'user-1')).toBeNull();
  expect([overlay.hidden, overlay.written.length]).toEqual([[3], 4_998]);
});
