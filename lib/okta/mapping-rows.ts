import { findAttribute } from './attribute-names';
import { cellsOf, isExpression, isNoise } from './mapping-cells';
import type { PastedAttribute } from './mapping-pasted';

/** At most six: a row has no more columns, and an open end takes long over long nonsense. */
const typesAtEnd =
  /(?:\s+(?:string|number|integer|boolean|array|base|custom|mapped|personal|group|required|hidden|read[- ](?:write|only))){1,6}$/i;

const isCustom = (cell: string) => /^custom$/i.test(cell);

function row(cells: readonly string[]): PastedAttribute[] {
  const [first, second] = cells.filter((cell) => !isNoise(cell) && !isExpression(cell));
  if (first === undefined) return [];
  const expression = cells.find(isExpression) ?? null;
  const custom = cells.some(isCustom);
  return [{ pasted: second ?? first, names: second === undefined ? [first] : [second, first], expression, custom }];
}

/** "Given name givenName string Base": what stands before the types, as display name and variable name. */
function spacedRow(line: string): readonly string[] | null {
  const rest = line.replace(typesAtEnd, '');
  if (rest === line) return null;
  const [, display, variable = rest] = /^(.+)\s(\S+)$/.exec(rest) ?? [];
  const whole = display === undefined || (findAttribute(rest) && !findAttribute(variable));
  return [...(whole ? [rest] : [display, variable]), ...(/\bcustom\b/i.test(line.slice(rest.length)) ? ['custom'] : [])];
}

/**
 * Reads a list copied from Okta's Profile Editor: rows of display name, variable name, data type and attribute type. A browser copies a
 * row as one line or as one line for each cell; then the type ends a row. `readList` reads names that stand between rows.
 */
export function readRows(lines: readonly string[], readList: (line: string) => readonly PastedAttribute[]): readonly PastedAttribute[] {
  const read: PastedAttribute[] = [];
  let open: string[] = [];
  const close = () => {
    const [display = '', variable = ''] = open;
    const same = findAttribute(display)?.attribute;
    const oneRow = open.length === 2 && (same === undefined || same === findAttribute(variable)?.attribute);
    read.push(...(oneRow ? row(open) : open.flatMap(readList)));
    open = [];
  };
  for (const line of lines) {
    const { cells } = cellsOf(line);
    if (cells.every(isNoise)) {
      close();
      const last = read.at(-1);
      if (last && cells.some(isCustom)) read.splice(-1, 1, { ...last, custom: true });
      continue;
    }
    const named = cells.length > 1 ? cells : spacedRow(line);
    if (named === null) {
      open.push(line);
      continue;
    }
    close();
    read.push(...row(named));
  }
  close();
  return read;
}
