import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const root = new URL('..', import.meta.url);
const page = readFileSync(new URL('SECURITY.md', root), 'utf8');

/** Each row of a table that begins with such a cell, as its cells. */
const rowsOf = (first: RegExp) =>
  page
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) =>
      line
        .slice(1, -1)
        .split(' | ')
        .map((cell) => cell.trim()),
    )
    .filter(([cell]) => first.test(cell ?? ''));

const requirements =
  '3.2.1 3.4.2 3.4.3 3.4.4 3.4.5 3.4.6 3.4.8 3.5.1 3.5.2 3.5.3 3.5.4 3.5.8 3.3.1 3.3.2 3.3.3 3.3.4 7.1.1 7.2.1 7.2.3 7.2.4 7.3.1 7.3.2 7.4.1 7.5.2 7.5.3 10.1.1 10.1.2 10.2.2 10.2.3 11.1.1 11.1.2 11.2.1 11.2.2 11.2.4 11.2.5 11.3.2 11.3.3 11.3.4 11.4.2 11.4.4 11.5.1 13.1.1 13.1.3 13.2.4 13.2.5 13.3.1 13.3.4 13.4.2 13.4.5 13.4.6 14.2.1 14.2.2 14.2.6 14.2.7 14.3.1 14.3.2 14.3.3 1.2.2 1.2.10 1.3.6 2.2.1 2.3.3 2.4.1 6.3.1 4.1.3 5.2.3 15.3.3 15.3.6 15.4.2 16.1.1 16.2.5 16.3.1 16.3.2 16.3.3 16.3.4 16.4.1 16.5.1 16.5.2 16.5.3 16.5.4 15.1.1 15.2.1'.split(
    ' ',
  );

describe('SECURITY.md', () => {
  const threats = rowsOf(/^T\d+$/);
  const states = rowsOf(/^\d+\.\d+\.\d+$/);
  const quoted = [...page.matchAll(/`([\w./[\]-]+\.ts) › ([^`]+)`/g)].map(([, file = '', name = '']) => ({ file, name }));

  it('answers every threat from T1 to T33, and names a test for each', () => {
    expect(threats.map(([id]) => id)).toEqual(Array.from({ length: 33 }, (_, index) => `T${index + 1}`));
    for (const [id, threat, answer, tests] of threats) {
      expect(
        [threat?.length, answer?.length].every((length) => (length ?? 0) > 10),
        id,
      ).toBe(true);
      expect(tests, id).toMatch(/^`[^`]+ › [^`]+`(?:, `[^`]+ › [^`]+`)*$/);
    }
  });

  it.each(quoted)('quotes a test that is there: $file › $name', ({ file, name }) => {
    const source = readFileSync(new URL(file, root), 'utf8');
    const calls = [`'${name.replaceAll("'", "\\'")}'`, `\`${name}\``, `"${name}"`];
    expect(calls.some((call) => source.includes(call))).toBe(true);
  });

  it('judges every requirement of ASVS that was chosen, once', () => {
    expect(states.map(([id]) => id).sort()).toEqual([...requirements].sort());
    for (const [id, state, why] of states) {
      expect(['met', 'not applicable', 'not met'], id).toContain(state);
      expect((why ?? '').length, id).toBeGreaterThan(2);
    }
  });

  it('names the deadlines of patches', () => {
    for (const [severity, deadline] of [
      ['Critical', '48 hours'],
      ['High', '7 days'],
      ['Other', '30 days'],
    ]) {
      expect(page).toMatch(new RegExp(`\\| ${severity} +\\| ${deadline} `));
    }
  });
});
