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

/** A filter that was read, or why Webex would not take it. */
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

/**
 * The question whether a person fits a filter. Each different term is asked once for a person, and terms on one attribute share its
 * values: working those out is what costs time in a large directory.
 */
export function createMatcher(filter: UserFilter): (user: SandboxUser) => boolean {
  const columns: { attribute: FilterAttribute; type: string | null; values: string[] | null }[] = [];
  const questions: { column: (typeof columns)[number]; term: FilterTerm; answer: boolean | null }[] = [];
  const columnOf = ({ attribute, type }: FilterTerm) => {
    const known = columns.find((column) => column.attribute === attribute && column.type === type);
    return known ?? columns[columns.push({ attribute, type, values: null }) - 1];
  };
  const alternatives = filter.map((terms) =>
    terms.flatMap((term) => {
      const column = columnOf(term);
      if (!column) return [];
      const same = ({ column: other, term: { operator, value } }: (typeof questions)[number]) =>
        other === column && operator === term.operator && value === term.value;
      const question = questions.find(same) ?? { column, term, answer: null };
      if (!questions.includes(question)) questions.push(question);
      return [question];
    }),
  );
  return (user) => {
    for (const column of columns) column.values = null;
    for (const question of questions) question.answer = null;
    return alternatives.some((asked) =>
      asked.every((question) => {
        const { column, term } = question;
        column.values ??= lowerCase(column.attribute.values(user, column.type));
        question.answer ??= matches(term, column.values);
        return question.answer;
      }),
    );
  };
}

function lowerCase(values: readonly (string | null)[]): string[] {
  const found: string[] = [];
  for (const value of values) if (value !== null) found.push(value.toLowerCase());
  return found;
}

function matches({ operator, value }: FilterTerm, values: readonly string[]): boolean {
  for (const actual of values) {
    if (operator === 'eq' ? actual === value : operator === 'sw' ? actual.startsWith(value) : actual.endsWith(value)) return true;
  }
  return false;
}
