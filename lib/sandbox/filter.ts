import { type FilterAttribute, type FilterOperator, filterAttributes } from './filter-attributes';
import { type Comparison, parseFilter } from './filter-parser';
import type { SandboxUser } from './user';

/** One comparison that Webex accepts. */
export interface FilterTerm {
  readonly attribute: FilterAttribute;
  readonly operator: FilterOperator;
  /** In lower case. */
  readonly value: string;
  readonly type: string | null;
}

/** Alternatives, each a list of terms that must all hold. No alternatives: nobody. No terms: everybody. */
export type UserFilter = readonly (readonly FilterTerm[])[];

export type FilterVerdict = { readonly filter: UserFilter } | { readonly refused: string };

const schemaPrefix = /^urn:ietf:params:scim:schemas:(?:core|extension:enterprise):2\.0:User:/i;
const organizationPath = /^urn:scim:schemas:extension:cisco:webexidentity:2\.0:User:meta\.organizationId$/i;
const typePath = /^(phoneNumbers|emails)\.type$/i;
const byLowerCase = new Map(Object.entries(filterAttributes).map(([path, attribute]) => [path.toLowerCase(), attribute]));
const operators: ReadonlyMap<string, FilterOperator> = new Map([
  ['eq', 'eq'],
  ['sw', 'sw'],
  ['ew', 'ew'],
]);

/** One term from an attribute's name, for searches that are not written as a filter. @throws {RangeError} no such attribute. */
export function filterTerm(path: string, operator: FilterOperator, value: string): FilterTerm {
  const attribute = byLowerCase.get(path.toLowerCase());
  if (!attribute) throw new RangeError('not an attribute that can be searched');
  return { attribute, operator, value: value.toLowerCase(), type: null };
}

/**
 * Judges a filter as Webex does: only the attributes and operators of its table, joined by `and` and `or`.
 *
 * @param organizationId the organization that is searched; a filter may name it.
 */
export function readFilter(text: string, organizationId: string): FilterVerdict {
  const alternatives = parseFilter(text);
  if (!alternatives) return { refused: 'The filter could not be read.' };
  const filter: FilterTerm[][] = [];
  for (const comparisons of alternatives) {
    const types = new Map(comparisons.filter(({ path }) => typePath.test(path)).map(({ path, value }) => [stemOf(path), value]));
    let impossible = false;
    const terms: FilterTerm[] = [];
    for (const comparison of comparisons) {
      const refused = reasonToRefuse(comparison, comparisons);
      if (refused) return { refused };
      const path = comparison.path.replace(schemaPrefix, '');
      const value = (comparison.value ?? '').toLowerCase();
      if (organizationPath.test(path)) impossible ||= value !== organizationId.toLowerCase();
      const attribute = byLowerCase.get(path.toLowerCase());
      const operator = operators.get(comparison.operator.toLowerCase());
      if (attribute && operator) terms.push({ attribute, operator, value, type: types.get(stemOf(path))?.toLowerCase() ?? null });
    }
    if (!impossible) filter.push(terms);
  }
  return { filter };
}

const stemOf = (path: string) => path.split('.')[0]?.toLowerCase() ?? '';

function reasonToRefuse({ path: written, operator, value, negated }: Comparison, siblings: readonly Comparison[]): string | null {
  const path = written.replace(schemaPrefix, '');
  const spelled = `attribute ${path}, operator ${operator.toUpperCase()}`;
  const beside = typePath.test(path) && siblings.some((other) => other.path.toLowerCase() === `${stemOf(path)}.value`);
  const allowed = organizationPath.test(path) || beside ? ['eq'] : (byLowerCase.get(path.toLowerCase())?.operators ?? []);
  if (negated) return `Negation is not supported in a search: ${spelled}.`;
  if (!allowed.some((candidate) => candidate === operator.toLowerCase())) return `The search does not support ${spelled}.`;
  return value === null ? `The search needs a quoted string: ${spelled}.` : null;
}

/** Whether a person fits a filter. */
export function matchesFilter(filter: UserFilter, user: SandboxUser): boolean {
  return filter.some((terms) => terms.every((term) => matchesTerm(term, user)));
}

function matchesTerm({ attribute, operator, value, type }: FilterTerm, user: SandboxUser): boolean {
  for (const candidate of attribute.values(user, type)) {
    const actual = candidate?.toLowerCase();
    if (actual === undefined) continue;
    if (operator === 'eq' ? actual === value : operator === 'sw' ? actual.startsWith(value) : actual.endsWith(value)) return true;
  }
  return false;
}
