import { findAttribute } from './attribute-names';
import { cellsOf, isDataType, isExpression, isNoise, linesOf } from './mapping-cells';
import type { PastedAttribute } from './mapping-pasted';
import { readRows } from './mapping-rows';

/** Commas and semicolons part names, but not inside of quotes or of a function's brackets. */
const items = /(?:"[^"]*"|\((?:[^()]|\([^()]*\))*\)|[^,;])+/g;

const single = (name: string): PastedAttribute => {
  if (!isExpression(name)) return { pasted: name, names: [name], expression: null, custom: false };
  const [source = name] = /\b(?:user|source)\.\w+/.exec(name) ?? [];
  return { pasted: name, names: [source], expression: name, custom: false };
};

function severalNames(names: readonly string[], expression: string | null): PastedAttribute[] {
  const attributes = names.map((name) => findAttribute(name)?.attribute ?? null);
  const found = new Set(attributes.filter((attribute) => attribute !== null));
  if (expression === null && found.size > 1) return names.map(single);
  const last = names.at(-1) ?? '';
  const pasted = attributes.every((attribute) => attribute !== null) && found.size === 1 ? last : names.join(' | ');
  return [{ pasted, names: names.toReversed(), expression, custom: false }];
}

function readSpaced(item: string): PastedAttribute[] {
  if (findAttribute(item) || isExpression(item)) return [single(item)];
  const tokens = item.split(/\s+/);
  const last = tokens.at(-1) ?? '';
  const display = tokens.slice(0, -1).join(' ');
  const attribute = findAttribute(last)?.attribute;
  if (attribute !== undefined && findAttribute(display)?.attribute === attribute) return [single(last)];
  return tokens.length > 1 && tokens.every(findAttribute) ? tokens.map(single) : [single(item)];
}

function readItem(item: string): PastedAttribute[] {
  const { cells: all, arrow } = cellsOf(item);
  const cells = all.filter((cell) => !isNoise(cell));
  const [first, second, ...more] = cells;
  if (first === undefined) return [];
  if (second === undefined) return readSpaced(first);
  const names = cells.filter((cell) => !isExpression(cell));
  const expressions = cells.filter(isExpression);
  if (names.length === 0 || expressions.length > 1) return cells.map(single);
  const [expression = null] = expressions;
  // An arrow between two plain names goes from Okta's profile to the app's.
  if (expression === null && arrow && more.length === 0 && /^\w+$/.test(first)) {
    return [{ pasted: second, names: [second], expression: first, custom: false }];
  }
  return severalNames(names, expression);
}

/**
 * Reads the attributes from text: names by line or comma, with an expression by arrow, `|`, tab or `=`, or the list that Okta's
 * Profile Editor shows. Words of the table around them are left out; any other line is an attribute, known or not.
 */
export function readText(text: string): { readonly form: 'list' | 'profile-editor'; readonly read: readonly PastedAttribute[] } {
  const lines = linesOf(text);
  const table =
    /\bvariable name\b/i.test(text) ||
    lines.some((line) => cellsOf(line).cells.some(isDataType) || /\s(?:string|boolean)\s+(?:base|custom)$/i.test(line));
  const readList = (line: string) => (line.match(items) ?? []).flatMap((item) => readItem(item.trim()));
  return table ? { form: 'profile-editor', read: readRows(lines, readList) } : { form: 'list', read: lines.flatMap(readList) };
}
