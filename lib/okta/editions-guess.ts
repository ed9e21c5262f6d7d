import { findAttribute } from './attribute-names';
import { attributeRules } from './attribute-rules';
import type { Edition } from './edition';
import { readMapping } from './mapping-read';
import { words } from './mapping-words';

/** What a pasted profile says about the edition, and why. `null`: it does not say. Never more than a sign. */
interface EditionGuess {
  readonly edition: Edition | null;
  readonly reason: string;
}

/**
 * The attributes that tell: only the newer list names them, and Okta needs a mapping for them. E-mail, phones and address tell nothing:
 * the older article asks to remove phones and address, so the classic app has them in its profile, too.
 */
const telling: ReadonlySet<string> = new Set(
  attributeRules
    .filter(({ place, treatment, path }) => place.scim2 !== undefined && place.classic === undefined && !treatment && !path.includes('['))
    .map(({ path }) => path),
);

/** Some may have been removed by hand. */
const enough = 10;

/**
 * Guesses the edition from the app's schema (JSON) or from Profile Editor's list, by the attributes that only the SCIM 2.0 list names.
 * Attributes that an admin added do not count.
 *
 * @see https://help.webex.com/nmm9pzdb older and current text, seen 2026-11; that the two lists tell the editions apart is inferred
 */
export function guessEdition(text: string): EditionGuess {
  const { form, read } = readMapping(text);
  const paths = read
    .filter(({ custom }) => !custom)
    .flatMap(({ names }) => names.map((name) => findAttribute(name)?.attribute).find((path) => path !== undefined) ?? []);
  if ((form !== 'schema' && form !== 'profile-editor') || paths.length === 0) return { edition: null, reason: words.guess.otherForm };
  const found = new Set(paths.filter((path) => telling.has(path))).size;
  if (found >= enough) return { edition: 'scim2', reason: words.guess.scim2(found, telling.size) };
  if (found === 0) return { edition: 'classic', reason: words.guess.classic(telling.size) };
  return { edition: null, reason: words.guess.between(found, telling.size) };
}
