import { decodeHydraId } from './hydra-id';

/** The ids that a text holds, each once, in the order of their first appearance. */
export interface FoundIds {
  /** Lower-case UUIDs that may be an organization's. */
  readonly organizationIds: readonly string[];
  /** Types of the long ids in it that are something else, for example `PEOPLE`. */
  readonly otherTypes: readonly string[];
  /** What a cut long id of an organization still holds of its UUID. */
  readonly partial: string | null;
}

const uuid = /(?<![\p{L}\p{N}])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![\p{L}\p{N}]|-[0-9a-f])/giu;

const wholeUuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Base64 of `ciscospark://…`. The text behind it is plain ASCII, so its base64 never holds `+`, `/`, `-` or `_`. */
const longId = /Y2lzY29zcGFyazovL[A-Za-z0-9]+={0,2}/g;

/** How far before a UUID its kind may be told, in characters. */
const contextLength = 80;

/** The kind of the UUID that follows, when the text before it tells: `…/PEOPLE/` of a decoded id, or a `/users/` path of Control Hub or SCIM. */
function typeBefore(text: string, index: number): string | null {
  const before = text.slice(Math.max(0, index - contextLength), index);
  const type = /ciscospark:\/\/\S{1,60}\/([A-Z][A-Z_]{2,30})\/$/.exec(before)?.[1];
  if (type !== undefined && type !== 'ORGANIZATION') return type;
  return /\/(?:users|people)\/$/i.test(before) ? 'PEOPLE' : null;
}

/**
 * Finds every id in a text that was already normalised.
 *
 * @param options.whole the text must be one id and nothing else: used for a text whose spaces were taken out.
 */
export function findOrganizationIds(text: string, options: { readonly whole?: boolean } = {}): FoundIds {
  const organizationIds = new Set<string>();
  const otherTypes = new Set<string>();
  let partial: string | null = null;

  for (const [match] of text.matchAll(longId)) {
    if (options.whole && match.length !== text.length) continue;
    const decoded = decodeHydraId(match);
    if (decoded === null) continue;
    if (decoded.type !== 'ORGANIZATION') otherTypes.add(/^[A-Z][A-Z_]{2,30}$/.test(decoded.type) ? decoded.type : 'UNKNOWN');
    else if (wholeUuid.test(decoded.id)) organizationIds.add(decoded.id.toLowerCase());
    else partial = decoded.id;
  }
  for (const { 0: match, index } of text.matchAll(uuid)) {
    if (options.whole && match.length !== text.length) continue;
    const type = typeBefore(text, index);
    if (type === null) organizationIds.add(match.toLowerCase());
    else otherTypes.add(type);
  }
  return { organizationIds: [...organizationIds], otherTypes: [...otherTypes], partial };
}
