import { findAttribute } from './attribute-names';

/** `unclear`: the expression does not show which values come out. */
type EmailJudgement = 'e-mail' | 'not-e-mail' | 'unclear';

/** The text in quotes, when the expression is nothing but that. */
function literalOf(expression: string): string | null {
  const [, double, single] = /^"([^"]*)"$|^'([^']*)'$/.exec(expression.trim()) ?? [];
  return double ?? single ?? null;
}

/** Whether an Okta expression gives an e-mail address. Okta's `login` counts as one: it is, unless an organization changed its format. */
export function judgeEmail(expression: string): EmailJudgement {
  const literal = literalOf(expression);
  if (literal !== null) return /^[^\s@]+@[^\s@]+$/.test(literal) ? 'e-mail' : 'not-e-mail';
  if (/substringBefore/i.test(expression)) return 'not-e-mail';
  if (/["'][^"'@]*@[^"']*["']/.test(expression)) return 'e-mail';
  const named = /\b(?:user|source)\.(\w+)/i.exec(expression)?.[1] ?? (/^\w+$/.test(expression.trim()) ? expression.trim() : null);
  if (named === null) return 'unclear';
  if (/^(?:login|email|userName)$/i.test(named)) return 'e-mail';
  if (/^(?:secondEmail|userPrincipalName|upn)$/i.test(named)) return 'unclear';
  return findAttribute(named) || /^(?:samAccountName|employeeId|id)$/i.test(named) ? 'not-e-mail' : 'unclear';
}

const languageTag = /^[a-z]{2}_[A-Z]{2}$/;

/** What comes out of a condition: the quoted texts after the first question mark, when those are all there is. */
function outcomes(expression: string): readonly string[] {
  const branches = expression.split('?').slice(1).join('?');
  return branches.replace(/["'][^"']*["']|[\s:()]/g, '') === '' ? (branches.match(/["'][^"']*["']/g) ?? []) : [];
}

/**
 * Whether an Okta expression gives a language as `ll_CC`, for example `en_US`, and if not, what to write instead.
 * `write: null`: no replacement can be told.
 *
 * @see https://developer.okta.com/docs/reference/okta-expression-language/ `String.replace`
 */
export function judgeLanguage(expression: string): { readonly fits: boolean; readonly write: string | null } {
  const literal = literalOf(expression);
  if (literal !== null) {
    const [, language, country] = /^([a-z]{2})[-_ ]([a-z]{2})$/i.exec(literal) ?? [];
    if (!language || !country) return { fits: false, write: null };
    return { fits: languageTag.test(literal), write: `"${language.toLowerCase()}_${country.toUpperCase()}"` };
  }
  const results = outcomes(expression);
  if (results.length > 0) return { fits: results.every((result) => languageTag.test(result.slice(1, -1))), write: null };
  const turnsBack = /["']_["']\s*,\s*["']-["']/.test(expression);
  if (turnsBack) return { fits: false, write: null };
  const fits = /["']_["']/.test(expression);
  const source = /^\w+$/.test(expression) ? `user.${expression}` : expression;
  return { fits, write: `String.replace(${source}, "-", "_")` };
}
