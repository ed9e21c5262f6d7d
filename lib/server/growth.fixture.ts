import { cpuUsage } from 'node:process';
import { it } from 'vitest';
import { repeated } from '@/lib/fuzz/hostile.fixture';
import { must } from '@/lib/fuzz/property.fixture';

const tries = 5;
/** Less than so many microseconds of a processor say nothing. */
const noise = 30_000;

/** The least that a work takes of a processor; who else wants one does not count. Ends early once it is little enough. */
function leastWork(work: () => void, enough: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let count = 0; count < tries && least > enough; count += 1) {
    const before = cpuUsage();
    work();
    const { user, system } = cpuUsage(before);
    least = Math.min(least, user + system);
  }
  return least;
}

/**
 * Tests, one for each piece of text that is repeated, which fail when four times the text takes more than eight times the work: it would be four
 * times where work grows with length, sixteen with its square.
 */
export function growsWithLength(length: number, ...parsers: readonly ((text: string) => unknown)[]): void {
  const pieces = repeated.map((piece) => [piece]);
  it.each(pieces)(`takes no more than its share of time for ${length} characters of %j`, { timeout: 300_000 }, (piece) => {
    const textOf = (size: number) => piece.repeat(Math.max(1, Math.floor(size / piece.length)));
    const [short, long] = [textOf(length / 4), textOf(length)];
    for (const parse of parsers) {
      const share = Math.max(noise, 8 * leastWork(() => parse(short), noise / 8));
      must(leastWork(() => parse(long), share) <= share, 'it takes more than its share');
    }
  });
}
