type Rule = (text: string) => string | null;

declare global {
  interface Window {
    /** Absent where a browser does not know Trusted Types. */
    readonly trustedTypes?: { createPolicy(name: string, rules: Partial<Record<'createHTML' | 'createScriptURL', Rule>>): unknown };
  }
}

/**
 * Runs before anything of a page does. Pages demand Trusted Types: text becomes neither HTML nor a script there, whoever tries it. What Next's
 * loader does need, the address of another part of Onramp, is let through; and the style of the page that Next shows when it fails itself is
 * left empty instead of refused, as of a page that is refused nothing is seen.
 *
 * @see https://www.w3.org/TR/trusted-types/#default-policy-hdr
 */
export const scriptPolicy = window.trustedTypes?.createPolicy('default', {
  createHTML: (text) => (/^\s*:root\s*{\s*--next-error-/.test(text) ? '' : null),
  createScriptURL(url) {
    const { origin, pathname } = new URL(url, window.location.href);
    return origin === window.location.origin && pathname.startsWith('/_next/static/') ? url : null;
  },
});

/**
 * The HTML standard has changes of the address ignored that come too often. Browsers that throw instead are made to do the same, as Next does not
 * catch that and would leave nothing of the page. On the same page the address follows with the next change; another page is loaded whole.
 *
 * @see https://github.com/whatwg/html/pull/12492
 */
for (const method of ['pushState', 'replaceState'] as const) {
  const change = History.prototype[method];
  History.prototype[method] = function (data, unused, url) {
    try {
      change.call(this, data, unused, url);
    } catch (error) {
      const { origin, pathname } = new URL(url ?? '', window.location.href);
      if (!(error instanceof DOMException && error.name === 'SecurityError') || origin !== window.location.origin) throw error;
      if (pathname !== window.location.pathname) window.location.assign(url ?? '');
    }
  };
}
