import fc from 'fast-check';
import { describe } from 'vitest';
import { spoiltTexts } from '@/lib/fuzz/hostile.fixture';
import { always, must } from '@/lib/fuzz/property.fixture';
import { hashOfSecret, isSameSecret } from './secret';

const state = 'kQ3-x_9ZrT0aPw7bVn2LmC5dXs8GhJ4fYe6UiO1tRzA';
const held = hashOfSecret(state);
const characters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** One to three characters of the state are others, or a bit of it is; or the text is spoilt in ways that nobody counts. */
const mutants = fc.oneof(
  fc.array(fc.tuple(fc.nat(state.length - 1), fc.constantFrom(...characters)), { minLength: 1, maxLength: 3 }).map((changes) => {
    const letters = [...state];
    for (const [at, letter] of changes) letters[at] = letter;
    return letters.join('');
  }),
  fc.tuple(fc.nat(state.length - 1), fc.nat(7)).map(([at, bit]) => {
    const bytes = Buffer.from(state, 'latin1');
    bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
    return bytes.toString('latin1');
  }),
  spoiltTexts(state),
);

describe('a state', () => {
  always('is accepted in no other spelling', mutants, (shown) => {
    must((hashOfSecret(shown) === held) === (shown === state), 'another text has its hash');
    must(isSameSecret(shown, state) === (shown === state), 'another text is the same');
  });
});
