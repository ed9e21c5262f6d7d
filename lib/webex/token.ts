import { decodeBase64Text } from './base64';
import type { EnvironmentName } from './environments';
import { isRecord } from './is-record';
import { maskTokens } from './mask-tokens';

/** What a token tells about itself, without asking Webex. A hint, never a proof. */
export interface TokenShape {
  /** `opaque`: three parts joined by `_`. `jwt`: three parts joined by dots. `unknown`: neither, which Webex may still accept. */
  readonly form: 'opaque' | 'jwt' | 'unknown';
  /** Lower-case UUID, or `null` when the token names none. */
  readonly organizationId: string | null;
  /** The token belongs to a free or personal account, which has no organization to fill. */
  readonly personal: boolean;
  /** The environment that the cluster tag points to; `null` means no guess, not "commercial". */
  readonly environmentHint: EnvironmentName | null;
}

/** The cluster tags that Onramp's own emulator puts in its tokens. Webex uses neither. */
export const sandboxClusterTags = { commercial: 'SB84', government: 'SBF2' } as const;

/** Longest token that is looked at, in characters. Real ones have about 106; a JWT a few thousand. */
export const maxTokenLength = 16_384;

/** Seen beside the government host api-usgov.webex.com only. Commercial has several tags, so none of them is a hint. */
const governmentClusterTag = 'FC82';

/** The word in place of an organization in tokens of personal accounts. */
const personalOrganization = 'consumer';

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const unknownShape: TokenShape = Object.freeze({ form: 'unknown', organizationId: null, personal: false, environmentHint: null });

function hintOf(clusterTag: string): EnvironmentName | null {
  if (clusterTag === governmentClusterTag) return 'government';
  if (clusterTag === sandboxClusterTags.commercial || clusterTag === sandboxClusterTags.government) return 'sandbox';
  return null;
}

function ownerOf(organization: unknown): Pick<TokenShape, 'organizationId' | 'personal'> {
  if (typeof organization !== 'string') return { organizationId: null, personal: false };
  return { organizationId: uuid.test(organization) ? organization.toLowerCase() : null, personal: organization === personalOrganization };
}

function readJwt(token: string): TokenShape | null {
  const parts = token.split('.');
  const [header, payload] = parts;
  if (parts.length !== 3 || !header || !payload || !parts.every((part) => /^[A-Za-z0-9_-]+$/.test(part))) return null;
  try {
    const claims: unknown = JSON.parse(decodeBase64Text(payload) ?? 'null');
    return isRecord(claims) ? { form: 'jwt', ...ownerOf(claims.realm), environmentHint: null } : null;
  } catch {
    return null;
  }
}

function readOpaque(token: string): TokenShape | null {
  const parts = token.split('_');
  const [secret, clusterTag, organization] = parts;
  if (parts.length !== 3 || !secret || !clusterTag || !organization) return null;
  if (!/^[A-Za-z0-9+/=-]+$/.test(secret) || !/^[A-Z0-9]{4}$/.test(clusterTag)) return null;
  const owner = ownerOf(organization);
  if (!owner.personal && owner.organizationId === null) return null;
  return { form: 'opaque', ...owner, environmentHint: hintOf(clusterTag) };
}

/**
 * Reads the organization and a hint of the environment from a token: JWT first (claim `realm`), then the opaque form
 * `<base64>_<cluster tag>_<organization or "consumer">`, as Cisco's own SDK does. Never throws.
 *
 * @see github.com/webex/webex-js-sdk, `packages/@webex/webex-core/src/lib/credentials/credentials.js` (`extractOrgIdFromUserToken`)
 */
export function readTokenShape(token: string): TokenShape {
  if (token.length > maxTokenLength) return unknownShape;
  return readJwt(token) ?? readOpaque(token) ?? unknownShape;
}

/**
 * Whether something in the text may be a token, whole or cut: a soft test, made for hiding what was pasted in the wrong field.
 * Ids of organizations, people and clients are not taken for tokens. Never throws.
 */
export function looksLikeToken(text: string): boolean {
  return maskTokens(text) !== text;
}
