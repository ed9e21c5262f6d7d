import { expect, it } from 'vitest';
import { howFarWords } from './how-far';

it.each([
  [0, null, 'No user had been read by then.'],
  [1_200, 96_000, '1,200 of about 96,000 users had been read by then. Nothing of it is shown.'],
  [250, 20, '250 of about 250 users had been read by then. Nothing of it is shown.'],
])('says how far a reading of all users came: %s of %s', (seen, claimed, words) => {
  expect(howFarWords(seen, claimed)).toBe(words);
});
