/** What stands in place of a masked value. */
const mask = '[hidden]';

/**
 * What is hidden, from the surest sign to the softest. Every pattern begins at the border of a word, so that 64 KB of one letter
 * costs one pass. Webex's opaque form: github.com/webex/webex-js-sdk, `webex-core/src/lib/credentials/credentials.js`.
 */
const patterns: readonly { readonly pattern: RegExp; readonly replacement: string }[] = [
  { pattern: /((?:access|refresh|id)_token["']?\s{0,8}[=:]\s{0,8}["']?)[^\s"'&<>#]{4,}/gi, replacement: `$1${mask}` },
  { pattern: /\b(bearer(?:\s|%20|\+){1,8})[A-Za-z0-9._~+/=%-]{8,}/gi, replacement: `$1${mask}` },
  { pattern: /(?<![A-Za-z0-9+/=-])[A-Za-z0-9+/=-]{16,}_[A-Z0-9]{4}_[A-Za-z0-9-]*/g, replacement: mask },
  { pattern: /(?<![A-Za-z0-9_-])ey[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{2,}(?:\.[A-Za-z0-9_-]*)?/g, replacement: mask },
];

/** A long run of letters and digits: perhaps a token that lost its end. */
const longRun = /(?<![A-Za-z0-9])[A-Za-z0-9]{44,}={0,2}/g;

/** Base64 of `ciscospark://`: an id, which is no secret. */
const longIdStart = 'Y2lzY29zcGFyazov';

function maskLongRun(run: string): string {
  if (run.startsWith(longIdStart)) return run;
  return /[a-z]/.test(run) && /[A-Z]/.test(run) && /[0-9]/.test(run) && /[g-zG-Z]/.test(run) ? mask : run;
}

/**
 * The text with everything in it that looks like a token or a bearer value replaced by `[hidden]`.
 *
 * It hides too much rather than too little; ids of organizations, people and clients stay readable. Never throws.
 */
export function maskTokens(text: string): string {
  const masked = patterns.reduce((rest, { pattern, replacement }) => rest.replace(pattern, replacement), text);
  return masked.replace(longRun, maskLongRun);
}
