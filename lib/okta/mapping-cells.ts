import { findAttribute } from './attribute-names';

const bullets = /^(?:(?:[-*+•●◦▪·–—✓✔☑☐]|\d+[.)]|\[[ xX✓]?\])\s+)+/;

const separators = /\s*(?:(?<!\|)\|(?!\|)|\t|[→⇒➜➔⟶←]|<?[-=]{1,2}>|<[-=]{1,2})\s*|\s{2,}|\s+=\s+/;

const arrows = /[→⇒➜➔⟶]|[-=]>/;

/** What Okta's tables write around attributes: heads, types and states. */
const noise = new Set(
  [
    ['attribute', 'attributes', 'attribute type', 'data type', 'variable name', 'value', 'apply on', 'filters', 'all', 'add attribute'],
    [
      'base',
      'custom',
      'mapped',
      'mappings',
      'personal',
      'group',
      'read-write',
      'read only',
      'read-only',
      'write only',
      'hidden',
      'required',
    ],
    ['create', 'create only', 'create and update', 'update', 'edit', 'configured in sign on settings'],
    ['string', 'number', 'integer', 'boolean', 'object', 'string array', 'number array', 'integer array'],
  ].flat(),
);

/** Whether a cell says what kind of value a Profile Editor row has. */
export function isDataType(cell: string): boolean {
  return /^(?:string|number|integer|boolean)(?: array)?$/i.test(cell);
}

/** Whether a cell or line belongs to the table around the attributes. */
export function isNoise(cell: string): boolean {
  return noise.has(cell.toLowerCase()) || /^[\s|:=+*_.,;-]*$/.test(cell);
}

/** Whether a cell is an Okta expression rather than the name of an attribute. */
export function isExpression(cell: string): boolean {
  return (
    (/\w\(/.test(cell) && cell.includes(')')) || /^(?:user|source|idpuser|org)\.\w+$|^\$\{|^"[^"]*"$|^'[^']*'$|\s\?\s|\s\+\s/.test(cell)
  );
}

/** The lines with something on them, without bullets and without the head of Profile Editor's table. */
export function linesOf(text: string): readonly string[] {
  return text
    .replace(/\bdisplay name[\s|]+variable name\b(?:[\s|]+data type\b)?(?:[\s|]+attribute type\b)?/gi, '\n')
    .split(/[\r\n\v\f\u0085\u2028\u2029]+/)
    .map((line) => line.trim().replace(bullets, ''))
    .filter((line) => line !== '');
}

/** A quoted name is that name; any other quoted text is a value. */
function unquote(cell: string): string {
  const inner = /^(["'`])(.*)\1$/.exec(cell)?.[2];
  return inner !== undefined && (cell.startsWith('`') || findAttribute(inner) || isExpression(inner)) ? inner : cell;
}

/** The parts of a line that tabs, bars, arrows or wide gaps hold apart, and whether an arrow did. */
export function cellsOf(line: string): { readonly cells: readonly string[]; readonly arrow: boolean } {
  const parts = line.includes('?') ? [line] : line.split(/:\s+/);
  const cells = parts.flatMap((part) => part.split(separators)).map((cell) => unquote(cell.trim()));
  return { cells: cells.filter((cell) => cell !== ''), arrow: arrows.test(line) };
}
