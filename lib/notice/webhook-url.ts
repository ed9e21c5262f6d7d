/** A webhook's URL as it is kept, and the part of it that may be shown; or why it cannot be one. */
export type WebhookUrl =
  | { readonly url: string; readonly host: string }
  | { readonly refused: 'not-a-url' | 'too-long' | 'not-https' | 'holds-a-password' };

/** In characters, as much as the usual receivers accept. */
const maxLength = 2_000;

/** A path at least so long, in characters, still keeps a secret when its end is known. */
const tellingLength = 20;
const shownLength = 4;

const loopbackNames = ['localhost', '127.0.0.1', '[::1]'];

/** Whether a URL's host name means this machine itself. @param hostname as {@link URL} writes it. */
export const isLoopbackName = (hostname: string): boolean => loopbackNames.includes(hostname);

/**
 * Reads what an admin gave as a webhook's URL. https only; http only on this machine. A user name and password in it are refused: messages
 * are signed instead. Which addresses the name leads to is judged when a connection is made.
 *
 * @returns the URL without its fragment, and its host with the port when that is not the usual one.
 */
export function readWebhookUrl(text: string): WebhookUrl {
  const given = text.trim();
  if (given.length > maxLength) return { refused: 'too-long' };
  if (!URL.canParse(given)) return { refused: 'not-a-url' };
  const url = new URL(given);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return { refused: 'not-a-url' };
  if (url.protocol === 'http:' && !isLoopbackName(url.hostname)) return { refused: 'not-https' };
  if (url.username !== '' || url.password !== '') return { refused: 'holds-a-password' };
  url.hash = '';
  return { url: url.href, host: url.host };
}

/**
 * The last four characters of a webhook's URL, by which an admin tells two of one host apart.
 *
 * @returns `null` when the URL is so short that they would say too much of it.
 */
export function endOfWebhook(url: string): string | null {
  const { pathname, search } = new URL(url);
  const rest = pathname + search;
  return rest.length < tellingLength ? null : rest.slice(-shownLength);
}
