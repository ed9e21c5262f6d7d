import { explainMissingId, type MissingIdReason } from './organization-id-hints';
import { findOrganizationIds } from './organization-id-search';
import { looksLikeToken } from './token';
import { removeUnseenCharacters } from './unseen-characters';

/** What was made of a pasted text. `organizationId` is a lower-case UUID; `message` is a sentence for the person and holds nothing of a secret. */
export type OrganizationIdReading =
  | { readonly ok: true; readonly organizationId: string; readonly form: 'uuid' | 'long' | 'text' }
  | { readonly ok: false; readonly reason: MissingIdReason; readonly message: string };

/** A strict lower-case UUID: the only form that may become part of a URL. */
export const organizationIdPattern: RegExp = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** In characters. An address of Control Hub has about a hundred, a mail a few thousand. */
const maxTextLength = 10_240;

/** What people and programs put around an id. */
const wrapping = /^[\s"'`“”‘’«»(){}[\]<>,;.]+|(?<![\s"'`“”‘’«»(){}[\]<>,;.])[\s"'`“”‘’«»(){}[\]<>,;.]+$/g;

function decodePercent(text: string): string {
  return text.replace(/%([2-7][0-9a-f])/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

function normalise(text: string): string {
  const plain = removeUnseenCharacters(text.normalize('NFKC')).replace(/[\p{Pd}\u2212]/gu, '-');
  return decodePercent(plain)
    .replace(/[\s\u0085]+/g, ' ')
    .replace(wrapping, '');
}

function refuse(reason: MissingIdReason, text = ''): OrganizationIdReading {
  return { ok: false, reason, message: explainMissingId(reason, text) };
}

/** The whole text is one address at Okta, and not a sentence that mentions one. */
const oktaAddress = /^(?:https?:\/\/)?[a-z0-9.-]*\bokta(?:preview|-emea|-gov|-miltest)?\.(?:com|mil)(?:[/:?#]\S*)?$/i;

const emailAddress = /^(?:mailto:)?[^\s@/]+@[^\s@/]+\.[^\s@/]+$/i;

/** A token beyond doubt: named as one, or whole. A long run of letters alone is not (certificates look like that, too). */
const namedToken = /access_token|\bbearer\s|_[A-Z0-9]{4}_(?:[0-9a-f]{8}-|consumer)|\bey[A-Za-z0-9_-]{8,200}\.ey/i;

/**
 * Finds the one organization id in what an administrator pasted: a UUID (any case, in braces or quotes, with unseen characters around it),
 * the long base64 form of `ciscospark://<cluster>/ORGANIZATION/<uuid>`, an address of Control Hub, a SAML entity id
 * (`https://idbroker.webex.com/<id>`), or any text that holds exactly one. Never throws, never repeats the text in a message.
 *
 * @see help.webex.com/nmm9pzdb; https://saml-doc.okta.com/SAML_Docs/How-to-Configure-SAML-2.0-for-Cisco-Spark-Platform.html
 */
export function parseOrganizationId(text: string): OrganizationIdReading {
  if (text.length > maxTextLength) return refuse('too-long');
  const plain = normalise(text);
  if (plain === '') return refuse('empty');
  if (namedToken.test(plain) && looksLikeToken(plain)) return refuse('token');
  if (oktaAddress.test(plain)) return refuse('okta-address');
  if (emailAddress.test(plain)) return refuse('email');

  const compact = plain.replace(/\s/g, '');
  const spaced = findOrganizationIds(plain);
  // A mail may have broken the id in two; only a text that is nothing but the id is put together again.
  const found =
    spaced.organizationIds.length === 0 && spaced.otherTypes.length === 0 ? findOrganizationIds(compact, { whole: true }) : spaced;
  const [organizationId, ...more] = found.organizationIds;
  if (more.length > 0) return refuse('several');
  if (organizationId !== undefined) return { ok: true, organizationId, form: formOf(compact, organizationId) };
  const [otherType] = found.otherTypes;
  if (otherType !== undefined) return refuse(otherType === 'PEOPLE' ? 'person-id' : 'other-id', otherType);
  if (looksLikeToken(plain)) return refuse('token');
  return refuseShape(compact, found.partial ?? plain);
}

function formOf(compact: string, organizationId: string): 'uuid' | 'long' | 'text' {
  if (compact.toLowerCase() === organizationId) return 'uuid';
  return /^[A-Za-z0-9+/_-]+={0,2}$/.test(compact) && compact.startsWith('Y2lzY29zcGFyazov') ? 'long' : 'text';
}

function refuseShape(compact: string, candidate: string): OrganizationIdReading {
  const id = /^[0-9a-f-]+$/i.test(compact) ? compact : candidate;
  if (!/^[0-9a-f-]+$/i.test(id) || id.length === 36) return refuse('not-found', id);
  return refuse(id.length < 36 ? 'too-short' : 'too-long', id);
}
