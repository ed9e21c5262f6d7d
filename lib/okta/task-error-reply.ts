import { tryJson } from '@/lib/json';
import { isRecord } from '@/lib/webex/is-record';
import { maskTokens } from '@/lib/webex/mask-tokens';
import { removeUnseenCharacters } from '@/lib/webex/unseen-characters';
import { readUpstreamError } from '@/lib/webex/upstream-error';

/** A reply of Webex found as JSON or as a page. Parts may be missing. */
export interface WebexReply {
  readonly said: string | null;
  readonly status: number | null;
  readonly trackingId: string | null;
  /** What the rules read besides `said`: SCIM type, error code. */
  readonly codes: string;
}

/** A JSON object of which nothing is known yet. */
export type Fields = Readonly<Record<string, unknown>>;

/** The value when it is an object, else an empty one. */
export const asFields = (value: unknown): Fields => (isRecord(value) ? value : {});
/** The value when it is a string, else an empty one. */
export const asText = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Letters and digits that may be a part of a token, broken by the line ends of a mail or by markup. Ids of Okta have 20. */
const fragment = /(?<![A-Za-z0-9])[A-Za-z0-9]{24,}/g;

function maskFragment(run: string): string {
  return /[a-z]/.test(run) && /[A-Z]/.test(run) && /[0-9]/.test(run) ? '[hidden]' : run;
}

/** The text on one line, tokens masked once more: taking out markup or escapes may have joined one. */
export function toLine(text: string): string {
  const line = removeUnseenCharacters(text).replace(/[\s\p{Cc}\p{Cs}]+/gu, ' ');
  return maskTokens(line).replace(fragment, maskFragment).trim();
}

function toStatus(value: unknown): number | null {
  const number = typeof value === 'string' || typeof value === 'number' ? Number(value) : Number.NaN;
  return Number.isInteger(number) && number >= 400 && number < 600 ? number : null;
}

/** What an error body of Webex says, in any dialect that `readUpstreamError` reads; `null` when it is no such body. */
export function readErrorBody(body: Fields): WebexReply | null {
  const { detail, trackingId, scimType, errorCode } = readUpstreamError(null, JSON.stringify(body), null);
  const first = asFields([body.errors ?? body.Errors].flat()[0]);
  const status = toStatus(body.status) ?? toStatus(first.code);
  const codes = [scimType, errorCode].filter((code) => code !== null).join(' ');
  if (detail === null && status === null && codes === '') return null;
  return { said: detail ?? (codes || null), status, trackingId, codes };
}

const pageStart = /<(?:!doctype html|html|head|title|body|h1)\b/i;

function fromPage(page: string): WebexReply {
  const title = /<(?:title|h1)\b[^<>]{0,200}>([^<]{1,200})/i.exec(page)?.[1] ?? '';
  const plain = page.replace(/<(?:style|script)\b[^<]{0,5000}/gi, ' ').replace(/<[^<>]{0,500}>/g, ' ');
  return { said: toLine(title) || toLine(plain).slice(0, 300) || null, status: null, trackingId: null, codes: '<html>' };
}

/** Takes a JSON body or a page out of Okta's text: it is Webex's half, or that of something in front of Webex. `text` is the rest, on one line. */
export function splitReply(text: string): { readonly text: string; readonly reply: WebexReply | null } {
  const page = text.search(pageStart);
  if (page >= 0) return { text: toLine(text.slice(0, page)), reply: fromPage(text.slice(page)) };
  const open = text.indexOf('{');
  const body = open >= 0 ? tryJson(text.slice(open, text.lastIndexOf('}') + 1)) : undefined;
  const reply = isRecord(body) ? readErrorBody(body) : null;
  return reply ? { text: toLine(text.slice(0, open)), reply } : { text: toLine(text), reply: null };
}
