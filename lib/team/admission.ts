/** What an OpenID Connect provider says of a person, as far as it is read. Everything but `sub` may be absent. */
export interface Claims {
  readonly iss?: unknown;
  readonly sub?: unknown;
  readonly email?: unknown;
  readonly email_verified?: unknown;
  readonly name?: unknown;
  readonly groups?: unknown;
  readonly auth_time?: unknown;
}

/** Who may come in. An empty list asks for nothing; at least one of the two is set. */
export interface AdmissionRules {
  /** The issuer as it names itself. */
  readonly issuer: string;
  /** Mail domains, in lower case. */
  readonly domains: readonly string[];
  readonly groups: readonly string[];
}

/** Why somebody whom the provider knows may not come in. */
export type Refusal = 'other-issuer' | 'no-subject' | 'no-mail' | 'mail-unverified' | 'domain' | 'group';

/** Somebody who may. */
export interface Admitted {
  readonly issuer: string;
  readonly subject: string;
  /** Normalised; what people are called in the record. */
  readonly email: string;
  readonly name: string;
}

const longest = 254;

/** A mail address in one spelling, or null. Normalised before anything is compared, so that a look-alike letter is not taken for another. */
function readEmail(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const email = value.normalize('NFKC').trim().toLowerCase();
  return email.length <= longest && /^[^\s@<>"',;:\\()[\]\p{C}]+@[a-z0-9.-]+\.[a-z0-9-]+$/u.test(email) ? email : null;
}

const readName = (value: unknown, otherwise: string): string =>
  (typeof value === 'string' &&
    value
      .normalize('NFKC')
      .replace(/[\p{C}\s]+/gu, ' ')
      .trim()
      .slice(0, 100)) ||
  otherwise;

/**
 * Judges what a provider said, after its signature, audience, nonce and time were verified.
 *
 * Okta names a group only when the app's groups claim covers it; a missing claim is the same as no group.
 *
 * @see https://openid.net/specs/openid-connect-core-1_0.html#StandardClaims
 */
export function judgeClaims(claims: Claims, rules: AdmissionRules): Admitted | Refusal {
  if (claims.iss !== rules.issuer) return 'other-issuer';
  if (typeof claims.sub !== 'string' || claims.sub === '' || claims.sub.length > 255) return 'no-subject';
  const email = readEmail(claims.email);
  if (!email) return 'no-mail';
  if (claims.email_verified === false || claims.email_verified === 'false') return 'mail-unverified';
  if (rules.domains.length > 0 && !rules.domains.includes(email.slice(email.lastIndexOf('@') + 1))) return 'domain';
  const groups: readonly unknown[] = Array.isArray(claims.groups) ? claims.groups : [];
  if (rules.groups.length > 0 && !rules.groups.some((group) => groups.includes(group))) return 'group';
  return { issuer: rules.issuer, subject: claims.sub, email, name: readName(claims.name, email) };
}

/** How recent a sign-in at the provider must be to count as a proof of who is there. */
const freshWithinMs = 5 * 60_000;

/** Whether somebody really signed in just now, and was not let through by an older session of the provider. */
export function signedInJustNow(claims: Claims, now: number): boolean {
  return typeof claims.auth_time === 'number' && Math.abs(now - claims.auth_time * 1000) <= freshWithinMs;
}
