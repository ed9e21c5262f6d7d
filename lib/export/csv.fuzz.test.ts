import fc from 'fast-check';
import { describe } from 'vitest';
import { exportWriters } from '@/lib/activity/export-format';
import { spoiltTexts } from '@/lib/fuzz/hostile.fixture';
import { always, must } from '@/lib/fuzz/property.fixture';
import { toCsvRecord } from './csv';

/** RFC 4180 as a reader sees it, not as the writer does: cells of one record, and what is left behind it. */
function readRecord(text: string): { cells: string[]; rest: string } {
  const cells: string[] = [];
  let rest = text;
  while (true) {
    const quoted = /^"((?:[^"]|"")*)"/.exec(rest);
    const plain = quoted ? null : /^[^",\r\n]*/.exec(rest);
    cells.push(quoted ? (quoted[1] ?? '').replaceAll('""', '"') : (plain?.[0] ?? ''));
    rest = rest.slice((quoted ?? plain)?.[0].length ?? 0);
    if (!rest.startsWith(',')) return { cells, rest };
    rest = rest.slice(1);
  }
}

const cell = fc.oneof(
  spoiltTexts('=HYPERLINK("http://evil.example")', '+1 555 0100', '@SUM(A1)', ' -1', 'Okafor, Mira', 'a\r\nb', '＝cmd|x', 'plain'),
  fc.string({ unit: fc.constantFrom(...'=+-@\t\r\n",\'  ＝＋a') }),
);
const startsFormula = /^[\t\r]|^[\s\p{C}]*[=+\-@＝＋－＠]/u;

describe('what is exported', () => {
  always(
    'is read back as the same cells, none of which a spreadsheet computes',
    fc.array(cell, { minLength: 1, maxLength: 4 }),
    (cells) => {
      const { cells: seen, rest } = readRecord(toCsvRecord(cells));
      must(rest === '\r\n' && seen.length === cells.length, 'a cell breaks out of its place');
      for (const [index, text] of seen.entries()) {
        must(!startsFormula.test(text), 'a formula');
        must(text === cells[index] || text === `'${cells[index]}`, 'another text');
      }
    },
  );

  always('is one line of JSON for each act, whatever was recorded', fc.tuple(cell, cell, cell), ([actor, subject, name]) => {
    const act = { id: 1, at: 0, actor, action: 'link-issued', subject, origin: null, connection: { id: 'x', name } } as const;
    const line = exportWriters.ndjson.write(act);
    must(line.indexOf('\n') === line.length - 1, 'more than one line');
    const { actor: readActor, connection }: { actor: unknown; connection: unknown } = JSON.parse(line);
    must(readActor === actor && connection === name, 'another text');
  });
});
