import { accountAt, type SandboxAccount, type SandboxOrganization } from './organizations';

/**
 * The second part of sandbox tokens. lib/webex/token.ts names the same two tags so that it can tell a sandbox token
 * from a real one; the sandbox keeps its own copy because it imports nothing of the app.
 */
export const sandboxClusterTags = { commercial: 'SB84', government: 'SBF2' } as const;

/** Scopes that the sandbox knows, in the order of their bits in a token. Only append. */
export const sandboxScopes = [
  'spark:people_read',
  'spark:people_write',
  'Identity:SCIM',
  'identity:people_read',
  'identity:people_rw',
] as const;

/** A scope that the sandbox grants. */
export type SandboxScope = (typeof sandboxScopes)[number];

/** Who holds a token that the sandbox accepts. */
export interface Caller {
  readonly token: string;
  readonly account: SandboxAccount;
  /** The organization under which the account is offered; its behaviour is the caller's weather. */
  readonly organization: SandboxOrganization;
  /** What the token says: a UUID, or `consumer`. */
  readonly organizationId: string;
  readonly scopes: ReadonlySet<SandboxScope>;
  /** Epoch seconds. */
  readonly expiresAtSeconds: number;
}

export type RandomBytes = (length: number) => Uint8Array;

/** Not a secret: whoever forges a sandbox token gains invented people. It only makes a shortened or edited token invalid. */
const key = new TextEncoder().encode('onramp sandbox');

const hexOf = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const field = (value: number, digits: number) => value.toString(16).padStart(digits, '0');

async function checksum(text: string): Promise<string> {
  const hmac = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return hexOf(new Uint8Array(await crypto.subtle.sign('HMAC', hmac, new TextEncoder().encode(text)))).slice(0, 15);
}

/** Tokens of the government organization have its mark in every sandbox. */
function tagOf(organization: SandboxOrganization, clusterTag: string): string {
  return organization.behaviour === 'government' ? sandboxClusterTags.government : clusterTag;
}

/**
 * Makes a token that says everything by itself, so that it survives a restart.
 *
 * Its first part decodes to 48 characters in the shape seen in real tokens, a UUID and twelve more. Their 43 hexadecimal digits are:
 * issued at (8), expires at (8), place of the account (2), scopes (2), random (8), checksum over all of it, tag and organization (15).
 */
export async function issueToken(
  claims: { place: number; issuedAtSeconds: number; scopes: readonly SandboxScope[] },
  clusterTag: string,
  randomBytes: RandomBytes,
): Promise<{ token: string; expiresInSeconds: number }> {
  const found = accountAt(claims.place);
  if (!found) throw new RangeError('no such account');
  const { organizationId, tokenOrganizationId = organizationId, expiresInSeconds } = found.organization;
  const tag = tagOf(found.organization, clusterTag);
  const bits = sandboxScopes.reduce((sum, scope, bit) => sum + (claims.scopes.includes(scope) ? 2 ** bit : 0), 0);
  const { issuedAtSeconds: issuedAt, place } = claims;
  const said = field(issuedAt, 8) + field(issuedAt + expiresInSeconds, 8) + field(place, 2) + field(bits, 2) + hexOf(randomBytes(4));
  const digits = said + (await checksum(`${said}_${tag}_${tokenOrganizationId}`));
  const parts = [8, 12, 16, 20, 32, 40, 43].map((end, at, ends) => digits.slice(ends[at - 1] ?? 0, end));
  const spelled = `${parts.slice(0, 5).join('-')}${parts.slice(5).join('-')}`;
  return { token: `${btoa(spelled)}_${tag}_${tokenOrganizationId}`, expiresInSeconds };
}

/** Who a token belongs to; `null` when it is not one of this sandbox's, was altered, or has expired. */
export async function readToken(token: string, clusterTag: string, nowMs: number): Promise<Caller | null> {
  const [, first, tag, organizationId] = /^([A-Za-z0-9+/]{64})_([A-Z0-9]{4})_([0-9a-f-]{36}|consumer)$/.exec(token) ?? [];
  if (!first || !organizationId) return null;
  const digits = atob(first).replaceAll('-', '');
  const said = digits.slice(0, 28);
  if (digits.slice(28) !== (await checksum(`${said}_${tag}_${organizationId}`))) return null;
  const read = (from: number, to: number) => Number.parseInt(said.slice(from, to), 16);
  const found = accountAt(read(16, 18));
  const expiresAtSeconds = read(8, 16);
  if (!found || tag !== tagOf(found.organization, clusterTag) || nowMs >= expiresAtSeconds * 1000) return null;
  const scopes = new Set(sandboxScopes.filter((_, bit) => (read(18, 20) >> bit) & 1));
  return { token, ...found, organizationId, scopes, expiresAtSeconds };
}

/** Webex's two forms, whole or cut: base64 with the tag of a cluster, and JWT, which the sandbox never makes. */
const tokenPattern = /(?<![A-Za-z0-9+/=-])[A-Za-z0-9+/=-]{16,}_([A-Z0-9]{4})_|(?<![\w-])ey[\w-]{8,}\.[\w-]{2,}\./g;
const ownTags: ReadonlySet<string> = new Set(Object.values(sandboxClusterTags));

/** Whether a text holds a token that says of itself that it is of a real Webex. Such a one has no business in the sandbox. */
export function holdsRealToken(text: string): boolean {
  return [...text.matchAll(tokenPattern)].some(([, tag = '']) => !ownTags.has(tag));
}
