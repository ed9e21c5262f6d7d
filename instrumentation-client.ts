declare global {
  interface Window {
    /** Absent where a browser does not know Trusted Types. */
    readonly trustedTypes?: { createPolicy(name: string, rules: { createScriptURL(url: string): string | null }): unknown };
  }
}

/**
 * Runs before anything of a page does. Pages demand Trusted Types: text becomes neither HTML nor a script there, whoever tries it. What Next's
 * loader does need, the address of another part of Onramp, is let through.
 *
 * @see https://www.w3.org/TR/trusted-types/#default-policy-hdr
 */
export const scriptPolicy = window.trustedTypes?.createPolicy('default', {
  createScriptURL(url) {
    const { origin, pathname } = new URL(url, window.location.href);
    return origin === window.location.origin && pathname.startsWith('/_next/static/') ? url : null;
  },
});
