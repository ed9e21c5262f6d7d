/** Where the browser is sent on to: a place of this site. */
const arrivalOf = (next: string) => `/sign-in?arrived=1&next=${encodeURIComponent(next)}`;

/**
 * Goes to the company's sign-in.
 *
 * @param next the path to come back to. @param anew whether a session that the provider still has shall not do; it must then say when the sign-in
 * was (OpenID Connect Core 1.0, section 3.1.2.1).
 * @returns false when Onramp refused to begin.
 */
export async function goToCompany(next: string, anew: boolean): Promise<boolean> {
  const reply = await fetch('/api/auth/csrf', { cache: 'no-store' });
  if (!reply.ok) return false;
  const { csrfToken }: { csrfToken: string } = await reply.json();
  const body = new URLSearchParams({ csrfToken, json: 'true', callbackUrl: arrivalOf(next) });
  const begun = await fetch(`/api/auth/signin/company${anew ? '?prompt=login&max_age=0' : ''}`, { method: 'POST', body });
  if (!begun.ok) return false;
  const { url }: { url: string } = await begun.json();
  window.location.assign(url);
  return true;
}
