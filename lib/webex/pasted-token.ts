import { decodePercent } from './percent';
import { maxTokenLength, readTokenShape } from './token';
import { removeUnseenCharacters } from './unseen-characters';

/** What a copied value turned out to be. `known`: of a form that `readTokenShape` knows. */
export type PastedToken =
  | { readonly kind: 'token'; readonly token: string; readonly known: boolean }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'too-long' };

/** What a copy may put inside or around a token: white space, quotes. No token holds any of it. */
const junk = /[\s"'`“”‘’«»\u0085]/g;

const opaqueStart = /^[A-Za-z0-9+/-]{16,}={0,2}_[A-Z0-9]{4}_(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|consumer)/i;

/** The characters of a bearer token (RFC 6750 section 2.1), and no fewer than any server would use. */
const plausible = /^[A-Za-z0-9._~+/-]{20,}={0,2}$/;

/** Begins as Webex's opaque form does but does not end as it: cut. */
const cutOpaque = /^[A-Za-z0-9+/=-]{16,}_[A-Z0-9]{0,4}(?:_|$)/;

/** Base64 of `ciscospark://`: an id, not a token. A run of hexadecimal digits and hyphens is an id, too. */
const someId = /^(?:Y2lzY29zcGFyazov|[0-9a-fC-]+$)/;

const isKnownForm = (text: string) => readTokenShape(text).form !== 'unknown';

/** Whether the text can be a token although its form is not one that is known. Webex has more than one, and may get others. */
function isPlausible(text: string): boolean {
  return plausible.test(text) && !cutOpaque.test(text) && !someId.test(text);
}

/** The opaque token at the start of a value that goes on with other text, given that the token ends where a word ends. */
function opaqueAtStart(value: string, compact: string): string | null {
  const token = opaqueStart.exec(compact)?.[0];
  if (token === undefined || !isKnownForm(token)) return null;
  let taken = 0;
  for (let index = 0; index < value.length; index += 1) {
    if (!/[\s"'`“”‘’«»\u0085]/.test(value.charAt(index))) taken += 1;
    if (taken === token.length) return /[A-Za-z0-9_-]/.test(value.charAt(index + 1)) ? null : token;
  }
  return null;
}

/**
 * Takes the token out of a copied value: percent-encoding undone, unseen characters, white space and quotes removed.
 *
 * @param closed whether the end of the value is certain (another parameter follows); if not, other text may come behind the token.
 * @returns never throws; what is not a token, or a cut one, is `malformed`.
 */
export function readPastedToken(raw: string, closed: boolean): PastedToken {
  const value = removeUnseenCharacters(decodePercent(decodePercent(decodePercent(raw)))).trim();
  const compact = value.replace(junk, '');
  const word = (/^["'`“‘«]*([^\s"'`“”‘’«»<>]*)/.exec(value)?.[1] ?? '').replace(/(?<![.,;:!?)\]}])[.,;:!?)\]}]+$/, '');
  if ((closed ? compact : word).length > maxTokenLength) return { kind: 'too-long' };

  const candidates = closed ? [compact, word] : [word];
  const known = candidates.find(isKnownForm) ?? opaqueAtStart(value, compact) ?? (isKnownForm(compact) ? compact : undefined);
  const token = known ?? candidates.find(isPlausible);
  return token === undefined ? { kind: 'malformed' } : { kind: 'token', token, known: known !== undefined };
}

/** Whole tokens of a known form, wherever they stand in a text. Not those that are the value of another parameter. */
const opaqueAnywhere =
  /(?<![A-Za-z0-9+/_=-])[A-Za-z0-9+/-]{16,}={0,2}_[A-Z0-9]{4}_(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|consumer)(?![A-Za-z0-9_-])/gi;
const jwtAnywhere = /(?<![A-Za-z0-9_=.-])ey[A-Za-z0-9_-]{8,}\.ey[A-Za-z0-9_-]{4,}\.[A-Za-z0-9_-]{4,}(?![A-Za-z0-9_-])/g;

/**
 * The distinct tokens of a known form in a text without an address. Never throws.
 */
export function findBareTokens(text: string): readonly string[] {
  const matches = [...text.matchAll(opaqueAnywhere), ...text.matchAll(jwtAnywhere)].map(([match]) => match);
  return [...new Set(matches.filter(isKnownForm))];
}
