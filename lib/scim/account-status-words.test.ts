import { expect, test } from 'vitest';
import { accountStatusMeaning } from './account-status-words';

test.each(['pending_transient', 'PENDING-TRANSIENT', 'pending-transient'])('%s is explained however it is spelled', (status) => {
  expect(accountStatusMeaning(status)).toBe(accountStatusMeaning('pending-transient'));
  expect(accountStatusMeaning(status)).toContain('not verified');
});

test.each(['', 'teleported', 'constructor', '__proto__', 'toString'])('“%s” is not explained', (status) => {
  expect(accountStatusMeaning(status)).toBeNull();
});
