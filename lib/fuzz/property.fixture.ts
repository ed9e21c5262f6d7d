import fc from 'fast-check';
import { inject, it } from 'vitest';
import { OnrampError } from '@/lib/errors';

declare module 'vitest' {
  interface ProvidedContext {
    /** How many cases each property is tried with, and the seed that they all begin from. */
    fuzz: { readonly cases: number; readonly seed: number };
  }
}

const { cases, seed } = inject('fuzz');

/** A minute for 10,000 cases: several times what the slowest takes. */
const timeoutOf = (runs: number) => Math.max(60_000, runs * 6);

/** Where an attack on a prototype would show. */
const natives: readonly object[] = [Object.prototype, Array.prototype, String.prototype, Function.prototype];
const namesOf = () => natives.map((native) => Reflect.ownKeys(native).length).join();
const untouched = namesOf();

function checkPrototypes(): void {
  if (namesOf() !== untouched) throw new Error('a built-in prototype was changed');
}

interface Share {
  /** One case of the property stands for so many: it is that much dearer than to parse a text. */
  readonly oneOf?: number;
}

const runsOf = ({ oneOf = 1 }: Share) => Math.max(100, Math.ceil(cases / oneOf));

/** A test that tries a property with every case of the run. What fails is made small and printed with the seed that finds it again. */
export function always<T>(name: string, values: fc.Arbitrary<T>, holds: (value: T) => void, share: Share = {}): void {
  const numRuns = runsOf(share);
  it(`${name}, in ${numRuns} cases`, { timeout: timeoutOf(numRuns) }, () => {
    const property = fc.property(values, (value) => {
      holds(value);
      checkPrototypes();
    });
    fc.assert(property, { numRuns, seed });
  });
}

/** As {@link always}, for what answers later. */
export function alwaysLater<T>(name: string, values: fc.Arbitrary<T>, holds: (value: T) => Promise<void>, share: Share = {}): void {
  const numRuns = runsOf(share);
  it(`${name}, in ${numRuns} cases`, { timeout: timeoutOf(numRuns) * 2 }, async () => {
    const property = fc.asyncProperty(values, async (value) => {
      await holds(value);
      checkPrototypes();
    });
    await fc.assert(property, { numRuns, seed });
  });
}

/** A property's plain way to fail: `expect` is too slow for millions of cases. */
export function must(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(what);
}

/** What an error says to whoever reads a log: its message, and those of its causes. */
function saidBy(error: unknown): string {
  let said = '';
  for (let cause = error; cause instanceof Error; cause = cause.cause) said += `${cause.message}\n`;
  return said;
}

/**
 * Reads something hostile.
 *
 * @param secret what no error may repeat. @returns what was read, or the error of Onramp's own with which it was refused; any other fails.
 */
export function read<T>(reading: () => T, secret: string): T | OnrampError {
  try {
    return reading();
  } catch (error) {
    if (!(error instanceof OnrampError)) throw error;
    must(!saidBy(error).includes(secret), 'an error repeats the secret');
    return error;
  }
}
