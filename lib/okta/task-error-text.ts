import { tryJson } from '@/lib/json';
import { isRecord } from '@/lib/webex/is-record';
import { maskTokens } from '@/lib/webex/mask-tokens';
import { removeUnseenCharacters } from '@/lib/webex/unseen-characters';
import { asFields, asText, type Fields, readErrorBody, splitReply, toLine, type WebexReply } from './task-error-reply';

/** The most characters of a paste that are read. */
export const maxTaskTextLength = 100_000;

/** One task, log event or reply out of a paste. Tokens are masked in every part. */
export interface TaskText {
  /** One line; empty when the task is only a reply or an event without reason. */
  readonly text: string;
  /** What an event says of itself: its message, its type in brackets. Empty for what is no event. */
  readonly event: string;
  readonly app: string | null;
  readonly reply: WebexReply | null;
  /** Whether it opens as a task does, so that not knowing it is worth saying. */
  readonly certain: boolean;
}

/** A paste, made readable. */
export interface TaskTexts {
  readonly tasks: readonly TaskText[];
  /** Events and lines that say that all went well. */
  readonly successes: number;
  readonly cut: boolean;
  readonly tokenHidden: boolean;
}

/** A cut through a token would leave a piece that no longer looks like one, so the last word goes as well. */
function cutAtWord(text: string): string {
  let end = maxTaskTextLength;
  while (end > 0 && /[\w+/=.%~-]/.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

function straighten(text: string): string {
  return text.replace(/[‘’‚‛′`´]/g, "'").replace(/[“”„‟″«»]/g, '"');
}

function fromEvent(event: Fields): TaskText {
  const targets: readonly unknown[] = Array.isArray(event.target) ? event.target : [];
  const app = targets.map(asFields).find(({ type }) => type === 'AppInstance');
  const said = splitReply(asText(asFields(event.outcome).reason));
  return {
    ...said,
    app: toLine(asText(app?.displayName) || asText(app?.alternateId)).slice(0, 120) || null,
    event: toLine(`${asText(event.displayMessage)} (${asText(event.eventType)})`).slice(0, 300),
    certain: true,
  };
}

const isEvent = (value: Fields) => 'outcome' in value || 'eventType' in value || 'displayMessage' in value;
const succeeded = (value: Fields) => /^(?:success|allow)$/i.test(asText(asFields(value.outcome).result));

function fromObject(value: Fields): TaskText {
  if (isEvent(value)) return fromEvent(value);
  const reply = readErrorBody(value);
  const text = reply === null ? toLine(JSON.stringify(value)) : '';
  return { text, event: '', app: null, reply, certain: reply !== null };
}

/** The objects of a paste that is JSON as a whole: one, a list, or one to a line. */
function readObjects(text: string): readonly Fields[] {
  if (!/^\s{0,99}[{[]/.test(text)) return [];
  const whole = tryJson(text);
  const values = whole === undefined ? text.split('\n').map((line) => tryJson(line)) : [whole].flat();
  return values.filter(isRecord);
}

/** How a task opens. Only the first of these is free to stand within a line. */
const taskStart =
  /\bautomatic [a-z ]{3,40} of user\b|(?<=\n[ \t>*•·\d.)-]{0,8})(?:error (?:while|authenticating)|an error occurred while|user was assigned this application|matching user not found|create new user returned|the credentials used to connect)\b/gi;

/** A task that was broken into lines goes on after a colon. */
const goesOn = (text: string) => /:\s{0,20}$/.test(text.slice(-40));

function cutAtStarts(text: string): readonly { readonly part: string; readonly certain: boolean }[] {
  const lines = `\n${text}`;
  const starts = [...lines.matchAll(taskStart)]
    .map(({ index }) => index)
    .filter((index) => !goesOn(lines.slice(Math.max(0, index - 40), index)));
  const first = starts[0];
  if (first === undefined) return [];
  const tasks = starts.map((start, place) => ({ part: lines.slice(start, starts[place + 1]), certain: true }));
  return [{ part: lines.slice(0, first), certain: false }, ...tasks];
}

/** Parts of a paste that has no task in it: a body or a page stays whole, other text falls apart at empty lines. */
function cutAtGaps(text: string): readonly { readonly part: string; readonly certain: boolean }[] {
  const parts = /[{<]/.test(text) ? [text] : text.split(/\n\s*\n/);
  return parts.map((part) => ({ part, certain: false }));
}

const success = /\bwas verified successfully\b|\bverified successfully!/i;

/**
 * Takes a paste apart into tasks: lines of Okta's task list, events of the System Log (one, a list, one to a line), bodies and pages that
 * Webex answered. White space and quotes are evened, unseen characters removed, tokens masked before anything else is read. Never throws.
 */
export function readTaskTexts(raw: string): TaskTexts {
  const cut = raw.length > maxTaskTextLength;
  const plain = removeUnseenCharacters(cut ? cutAtWord(raw) : raw).replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n');
  const text = maskTokens(plain);
  const straight = straighten(text);
  const objects = [text, straight].map(readObjects).find((values) => values.length > 0) ?? [];
  const found = { cut, tokenHidden: text !== plain };
  if (objects.length > 0) {
    const failures = objects.filter((value) => !succeeded(value));
    return { ...found, tasks: failures.map(fromObject), successes: objects.length - failures.length };
  }
  const starts = cutAtStarts(straight);
  const parts = (starts.length > 0 ? starts : cutAtGaps(straight)).filter(({ part }) => /[\p{L}\p{N}]/u.test(part));
  const failures = parts.filter(({ part }) => !success.test(part));
  return {
    ...found,
    tasks: failures.map(({ part, certain }) => ({ ...splitReply(part), event: '', app: null, certain })),
    successes: parts.length - failures.length,
  };
}
