import { findAttribute } from './attribute-names';
import type { Edition } from './edition';
import type { PastedAttribute } from './mapping-pasted';
import { type MappingForm, readMapping } from './mapping-read';
import { judgeAttribute, type MappingFinding, verdicts } from './mapping-verdict';
import { words } from './mapping-words';

/** What Onramp says of a whole attribute mapping. Problems come first, then the order of the input. */
export interface MappingLint {
  readonly form: MappingForm;
  readonly findings: readonly MappingFinding[];
  /** How many findings have each verdict. */
  readonly counts: Readonly<Record<MappingFinding['verdict'], number>>;
  /** Sentences about the input as a whole: what was left out, and why nothing could be read. */
  readonly notes: readonly string[];
}

const severity = ({ verdict }: MappingFinding) => verdicts.indexOf(verdict);

/** Without these a person has no name in Webex. Both editions take them. */
const expected = ['displayName', 'name.givenName', 'name.familyName'];

const knownOf = ({ names }: PastedAttribute) => names.map(findAttribute).find((known) => known !== null) ?? null;

/** One finding of several about the same attribute: the worst, with everything that was pasted for it. */
function merge(same: readonly MappingFinding[]): MappingFinding[] {
  const [worst] = same.toSorted((a, b) => severity(a) - severity(b));
  return worst ? [{ ...worst, pasted: [...new Set(same.map(({ pasted }) => pasted))].join(', ') }] : [];
}

function describe({ pasted, expression }: MappingFinding): string {
  return expression === null || expression === pasted ? pasted : `${expression} → ${pasted}`;
}

function noteRepeated(same: readonly MappingFinding[]): string[] {
  const [first, second] = same;
  if (!first || !second) return [];
  const different = [...new Set(same.map(describe))];
  const expressions = new Set(same.flatMap(({ expression }) => expression ?? []));
  return [
    expressions.size > 1 ? words.note.mappedTwice(first.attribute, different) : words.note.twice(first.attribute, same.length, different),
  ];
}

function lint(read: readonly PastedAttribute[], edition: Edition) {
  const byAttribute = new Map<string, MappingFinding[]>();
  for (const attribute of read) {
    const finding = judgeAttribute(attribute, knownOf(attribute), edition);
    const same = byAttribute.get(finding.attribute);
    if (same) same.push(finding);
    else byAttribute.set(finding.attribute, [finding]);
  }
  const groups = [...byAttribute.values()];
  const findings = groups.flatMap(merge).sort((a, b) => severity(a) - severity(b));
  return { findings, notes: groups.flatMap(noteRepeated) };
}

function countsOf(findings: readonly MappingFinding[]): MappingLint['counts'] {
  const counts = { 'not-supported': 0, 'needs-format': 0, 'not-known': 0, 'configured-elsewhere': 0, supported: 0 };
  for (const { verdict } of findings) counts[verdict] += 1;
  return counts;
}

/**
 * Says of every attribute in a pasted text whether Webex takes it in this edition of Okta's app, why, and what to do in Okta. Reads a list
 * of names, with or without expressions, Profile Editor's table, and the JSON of a schema or of mappings. Never throws: what cannot be
 * read comes as form `nothing` or `mapping-list`, with a note.
 */
export function lintMapping(text: string, edition: Edition): MappingLint {
  const { form, read, notes, complete } = readMapping(text);
  const { findings, notes: repeated } = lint(read, edition);
  const mapped = new Set(findings.map(({ attribute }) => attribute));
  const missing = complete ? expected.filter((path) => !mapped.has(path)) : [];
  const lack = missing.length > 0 ? [words.note.missing(missing)] : [];
  return { form, findings, counts: countsOf(findings), notes: [...notes, ...repeated, ...lack] };
}

/** The same for attributes that an admin ticked in a list: SCIM paths, or names as Okta shows them. */
export function lintTicked(names: readonly string[], edition: Edition): MappingLint {
  const read = names.map((name) => ({ pasted: name, names: [name], expression: null, custom: false }));
  const { findings, notes } = lint(read, edition);
  return {
    form: read.length === 0 ? 'nothing' : 'list',
    findings,
    counts: countsOf(findings),
    notes: read.length === 0 ? [words.note.empty] : notes,
  };
}
