import type { Source } from '@/lib/source';
import type { KnownAttribute } from './attribute-names';
import type { AttributeRule } from './attribute-rules';
import type { Edition } from './edition';
import { ruleSets } from './editions';
import { judgeEmail, judgeLanguage } from './mapping-expression';
import type { PastedAttribute } from './mapping-pasted';
import { sources } from './mapping-sources';
import { words } from './mapping-words';

/** What becomes of an attribute, worst first. */
export const verdicts = ['not-supported', 'needs-format', 'not-known', 'configured-elsewhere', 'supported'] as const;

type Verdict = (typeof verdicts)[number];

/** What Onramp says of one attribute in one edition of the app. */
export interface MappingFinding {
  /** The SCIM path, or the name as pasted where it has no place in SCIM of its own. */
  readonly attribute: string;
  readonly pasted: string;
  /** What Okta fills it from. `null`: not told. */
  readonly expression: string | null;
  readonly verdict: Verdict;
  readonly why: string;
  /** `null`: nothing is to be done. */
  readonly whatToDo: string | null;
  /** An expression to put in its place. `null`: none is to be written, or none can be told. */
  readonly write: string | null;
  readonly source: Source;
}

type Judgement = Pick<MappingFinding, 'verdict' | 'why' | 'whatToDo'> & Partial<Pick<MappingFinding, 'write' | 'source'>>;

const supported = (why: string): Judgement => ({ verdict: 'supported', why, whatToDo: null });

function judgeSignOn(expression: string | null): Judgement {
  const elsewhere = { verdict: 'configured-elsewhere', whatToDo: words.todo.signOn } as const;
  if (expression === null) return { ...elsewhere, why: words.why.signOn };
  switch (judgeEmail(expression)) {
    case 'e-mail':
      return supported(words.why.email);
    case 'not-e-mail':
      return { verdict: 'needs-format', why: words.why.notEmail, whatToDo: words.todo.signOnChange };
    case 'unclear':
      return { ...elsewhere, why: words.why.signOnUnclear };
  }
}

function judgeFormat(rule: AttributeRule, expression: string | null): Judgement {
  const { fits, write } = judgeLanguage(expression ?? rule.expression ?? '');
  if (fits) return supported(words.why.languageFits);
  const why = write?.startsWith('"') ? words.why.languageLiteral : words.why.language;
  return { verdict: 'needs-format', why, whatToDo: write === null ? words.todo.language : words.todo.languageWrite(write), write };
}

function refuse(rule: AttributeRule, edition: Edition, custom: boolean): Judgement {
  const reason = rule.why?.[edition] ?? (edition === 'classic' && rule.place.scim2 !== undefined ? 'notInClassic' : 'onNoList');
  const unmap = edition === 'classic' || custom ? words.todo.unmapAndDelete : words.todo.unmap;
  return {
    verdict: 'not-supported',
    why: words.why[reason],
    whatToDo: rule.path === 'password' ? words.todo.leavePassword : unmap,
    // The article names the list; Okta's support says what else becomes of such a mapping, and how to remove it.
    source: edition === 'classic' ? sources.rejectedMapping : ruleSets[edition].source,
  };
}

function judgeRule(rule: AttributeRule, edition: Edition, { expression, custom }: PastedAttribute): Judgement {
  if (rule.treatment === 'sign-on') return judgeSignOn(expression);
  if (rule.place[edition] === undefined) return refuse(rule, edition, custom);
  if (rule.treatment === 'set-by-okta') {
    return { verdict: 'configured-elsewhere', why: words.why.setByOkta, whatToDo: words.todo.setByOkta, source: sources.oktaScim };
  }
  return rule.format === 'language' ? judgeFormat(rule, expression) : supported(words.why[rule.why?.[edition] ?? 'supported']);
}

/**
 * Judges one attribute by the rules of an edition.
 *
 * @param known its rule; `null` when no rule has one of its names.
 */
export function judgeAttribute(attribute: PastedAttribute, known: KnownAttribute | null, edition: Edition): MappingFinding {
  const { pasted, expression, names } = attribute;
  const source = ruleSets[edition].source;
  if (known === null) {
    const unknown = { verdict: 'not-known', why: words.why.notKnown, whatToDo: words.todo.notKnown } as const;
    return { attribute: names[0] ?? pasted, pasted, expression, write: null, ...unknown, source };
  }
  const judgement = judgeRule(known.rule, edition, attribute);
  return {
    attribute: known.attribute,
    pasted,
    expression,
    write: null,
    source,
    ...judgement,
    ...(known.rule.source && { source: known.rule.source }),
  };
}
