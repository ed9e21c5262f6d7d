import SCIMMY from 'scimmy';

/** One comparison as it was written, before it is judged. */
export interface Comparison {
  /** Dotted, with the schema's name in front when it was given. */
  readonly path: string;
  readonly operator: string;
  /** `null` when what stands there is not a quoted string. */
  readonly value: string | null;
  readonly negated: boolean;
}

/** Bounds on what is handed to the library, which multiplies groups out: eight comparisons make 18 alternatives at most. */
const maxLength = 2_000;
const maxComparisons = 20;
const maxComparisonsInGroups = 8;

const literalPattern = /"(?:[^"\\]|\\.)*"/g;

/**
 * Reads a filter into alternatives, each a list of comparisons that must all hold.
 *
 * The library does the grammar. It cannot read an escaped quote in a string and forgives a missing half, so strings are put aside first and counted after.
 *
 * @returns `null` when it is not a filter, or too large a one.
 */
export function parseFilter(text: string): Comparison[][] | null {
  const literals: string[] = [];
  const expression = text.replace(literalPattern, (literal) => `"q${literals.push(literal) - 1}"`);
  const comparisons = expression.split(/\b(?:and|or)\b/i).length;
  if (text.length > maxLength || comparisons > (/[([]/.test(expression) ? maxComparisonsInGroups : maxComparisons)) return null;
  if (/(?:\b(?:and|or|not)\s*$)|^\s*(?:and|or)\b/i.test(expression)) return null;
  try {
    const seen = new Set<string>();
    const alternatives = [...new SCIMMY.Types.Filter(expression)].map((alternative) => {
      const comparisons = comparisonsOf(alternative, []).map((comparison) => {
        if (comparison.value !== null) seen.add(comparison.value);
        return { ...comparison, value: literalValue(comparison.value, literals) };
      });
      return comparisons;
    });
    return seen.size === literals.length && alternatives.length > 0 ? alternatives : null;
  } catch {
    return null;
  }
}

function literalValue(placeholder: string | null, literals: readonly string[]): string | null {
  const literal = /^q(\d+)$/.exec(placeholder ?? '')?.[1];
  const value: unknown = literal === undefined ? null : JSON.parse(literals[Number(literal)] ?? 'null');
  return typeof value === 'string' ? value : null;
}

/** The library nests attributes as objects; a list is one comparison, or a list of them. */
function comparisonsOf(node: unknown, path: readonly string[]): Comparison[] {
  if (Array.isArray(node)) {
    if (node.some((part) => Array.isArray(part))) return node.flatMap((part) => comparisonsOf(part, path));
    const parts: readonly unknown[] = node;
    const negated = parts[0] === 'not';
    const [operator, value] = negated ? parts.slice(1) : parts;
    return [{ path: path.join('.'), operator: String(operator), value: typeof value === 'string' ? value : null, negated }];
  }
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, inner]) => comparisonsOf(inner, [...path, name]));
}
