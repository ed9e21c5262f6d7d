import { expect, test } from 'vitest';
import { tabAfter } from './detail-tab';

test.each([
  ['Attributes', 'ArrowRight', 'Raw SCIM'],
  ['History', 'ArrowRight', 'Attributes'],
  ['Attributes', 'ArrowLeft', 'History'],
  ['History', 'ArrowLeft', 'Raw SCIM'],
  ['History', 'Home', 'Attributes'],
  ['Attributes', 'End', 'History'],
  ['Attributes', 'ArrowDown', null],
  ['Attributes', 'Escape', null],
] as const)('from %s, %s leads to %s', (tab, key, next) => {
  expect(tabAfter(tab, key)).toBe(next);
});
