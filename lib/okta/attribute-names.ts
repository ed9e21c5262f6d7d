import { type AttributeRule, attributeRules } from './attribute-rules';

/** A rule, and the attribute as it is called in SCIM. A name that only shares a rule keeps its own spelling. */
export interface KnownAttribute {
  readonly rule: AttributeRule;
  readonly attribute: string;
}

const typeFilter = /\.?\^?\[\s*(?:type\s*(?:eq|==)\s*)?["']?(\w+)["']?(?:\s*(?:eq|==)\s*["']?true["']?)?\s*\]/gi;

/** One spelling for all: no case, blanks or punctuation, no schema URN, no owner (`user.`), and Okta's array filters as SCIM's. */
function keyOf(name: string): string {
  return (
    name
      .replace(/\s\((?:required|optional)\)$/i, '')
      .replace(/^urn:.*:User[:.]/i, '')
      .replace(/^\$\{(.*)\}$/, '$1')
      .replace(/^(?:user|source|appuser)\./i, '')
      .replace(typeFilter, '[$1]')
      .toLowerCase()
      // Okta marks the work value as the primary one.
      .replace('[primary]', '[work]')
      .replace(/\]\.value$/, ']')
      .replace(/[^\p{L}\p{N}[\]]/gu, '')
  );
}

const known = new Map<string, KnownAttribute>();
// Paths first: a bare list, such as `emails`, is then given to the rule that has it among its names.
for (const rule of attributeRules) known.set(keyOf(rule.path), { rule, attribute: rule.path });
for (const rule of attributeRules) {
  for (const name of rule.names) {
    const attribute = rule.treatment === 'any-type' ? name : rule.path;
    known.set(keyOf(name), { rule, attribute });
  }
  for (const [part, names] of Object.entries(rule.parts ?? {})) {
    const attribute = `${rule.path}.${part}`;
    for (const name of [attribute, ...names]) known.set(keyOf(name), { rule, attribute });
  }
}

/**
 * The rule for a name as Okta or SCIM writes it: `givenName`, `Given name`, `user.firstName`, `name.givenName`,
 * `phoneNumbers.^[type==mobile].value`, `urn:…:User:department`. `null`: there is no rule for it.
 */
export function findAttribute(name: string): KnownAttribute | null {
  const key = keyOf(name);
  const found = known.get(key);
  if (found) return found;
  const [, list = '', type = ''] = /^(\w+)\[(\w+)\]/.exec(key) ?? [];
  const whole =
    known.get(`${list}[${type}]`)?.rule ??
    attributeRules.find(({ path, treatment }) => treatment === 'any-type' && path.toLowerCase() === list);
  return whole ? { rule: whole, attribute: name } : null;
}
