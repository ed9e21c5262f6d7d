import type { Source } from '@/lib/source';
import { readTask, type TaskReading } from './task-error-reading';
import { toLine } from './task-error-reply';
import type { TaskErrorRule } from './task-error-rules';
import { maxTaskTextLength, readTaskTexts, type TaskText } from './task-error-text';
import { notKnownWords, type TaskAction, taskActions, unknownActionMeans, webexStatusMeans } from './task-error-words';

/** One cause that fits, and what helps. */
export interface TaskErrorAnswer {
  /** The id of the rule: stable, fit for a key. */
  readonly rule: string;
  readonly cause: string;
  readonly fix: readonly string[];
  readonly ciscoCase: TaskErrorRule['ciscoCase'];
  readonly source: Source;
  readonly confirmed: TaskErrorRule['confirmed'];
}

/** What an Okta task says, taken apart and answered. Plain text throughout: a quoted text may hold markup. */
export interface TaskErrorTranslation {
  /** Whether there is an answer. */
  readonly known: boolean;
  /** The label of the app in Okta. */
  readonly app: string | null;
  /** What Okta was doing. */
  readonly action: TaskAction | null;
  /** Okta's half. `said` is at most 300 characters. */
  readonly okta: { readonly said: string; readonly means: string } | null;
  /** Webex's half, or that of something in front of Webex. `status` is an HTTP status from 400 to 599. */
  readonly webex: {
    readonly said: string;
    readonly status: number | null;
    readonly trackingId: string | null;
    readonly means: string | null;
  } | null;
  /** At most 3, the best first; of several tasks the distinct ones. */
  readonly answers: readonly TaskErrorAnswer[];
  /** What is not known, and what to collect. Beside answers it speaks of the rest. */
  readonly notKnown: string | null;
  /** How many failed tasks were found in the text. The halves are those of the first one that is known. */
  readonly tasks: number;
  /** Something that looks like a token was in the text, and is hidden in all of the above. Whoever saw the text can use it. */
  readonly tokenHidden: boolean;
}

const maxAnswers = 3;
const maxSaidLength = 300;

const shorten = (text: string) =>
  toLine(text)
    .slice(0, maxSaidLength)
    .replace(/\p{Cs}$/u, '')
    .trim();

const remote = /\b\.?\s?errors? reported by (?:the )?remote server\b\s?:?\s?/i;
const oktaLead =
  /^.{0,300}?\b(?:failed:|error (?:while|authenticating)\b[^:]{0,300}:|an error occurred while\b[^:]{0,300}:|verify api credentials:)\s?/i;

/** The two halves of a line, each empty when it is not there: Okta puts its own message first, then a colon and what came back. */
function splitHalves(text: string, side: TaskErrorRule['side'] | null, status: number | null): readonly [string, string] {
  const marked = remote.exec(text);
  if (marked) return [text.slice(0, marked.index), text.slice(marked.index + marked[0].length)];
  if (side === 'okta') return [text, ''];
  const lead = oktaLead.exec(text)?.[0] ?? '';
  const inner = /failed:\s?$/i.test(lead) ? (oktaLead.exec(text.slice(lead.length))?.[0] ?? '') : '';
  const end = lead.length + inner.length;
  if (end > 0) return [text.slice(0, end), text.slice(end)];
  if (/\b(?:error while|automatic [a-z ]{3,40} of user)\b/i.test(text)) return [text, ''];
  return side === null && status === null ? ['', ''] : ['', text];
}

function toHalves({ task, subject, status, rules }: TaskReading): Pick<TaskErrorTranslation, 'action' | 'okta' | 'webex'> {
  const { text, event, reply } = task;
  const [before, after] = reply ? [splitHalves(text, 'okta', null)[0], ''] : splitHalves(text, rules[0]?.side ?? null, status);
  const oktaSaid = shorten(before.replace(/[\s:]{1,20}$/, '')) || shorten(event);
  const webexSaid = shorten(reply?.said ?? after) || (reply?.status ? `HTTP ${reply.status}` : '');
  const words = taskActions.find(({ pattern }) => pattern.test(subject)) ?? taskActions.find(({ pattern }) => pattern.test(event));
  const trackingId = reply?.trackingId ?? /\btracking ?id\W{1,4}([\w-]{8,80})/i.exec(text)?.[1] ?? null;
  return {
    action: words?.action ?? null,
    okta: oktaSaid === '' ? null : { said: oktaSaid, means: words?.means ?? unknownActionMeans },
    webex:
      webexSaid === '' ? null : { said: webexSaid, status, trackingId, means: status === null ? null : (webexStatusMeans[status] ?? null) },
  };
}

const findApp = ({ app, text }: TaskText): string | null => app ?? (/ (?:to|from|in|on) app (.{1,120}?) failed\b/i.exec(text)?.[1] || null);

/** The best answer of every task first, so that each task has its turn; then what else fits. */
function pickRules(readings: readonly TaskReading[]): readonly TaskErrorRule[] {
  return [...new Set([...readings.flatMap(({ rules }) => rules.slice(0, 1)), ...readings.flatMap(({ rules }) => rules.slice(1))])];
}

const toAnswer = ({ id, cause, fix, ciscoCase, source, confirmed }: TaskErrorRule): TaskErrorAnswer => ({
  rule: id,
  cause,
  fix,
  ciscoCase,
  source,
  confirmed,
});

function sayNotKnown(
  readings: readonly TaskReading[],
  first: Pick<TaskErrorTranslation, 'okta' | 'webex'>,
  successes: number,
): string | null {
  const unknown = readings.filter(({ rules }) => rules.length === 0).length;
  if (readings.length === 0) return successes > 0 ? notKnownWords.success : notKnownWords.empty;
  if (unknown === readings.length) return first.okta && first.webex ? notKnownWords.webexHalf : notKnownWords.nothing;
  if (unknown > 0) return notKnownWords.some(unknown, readings.length);
  const hidden = new Set(readings.map(({ rules }) => rules[0])).size - maxAnswers;
  return hidden > 0 ? notKnownWords.more(hidden) : null;
}

/** Greetings and the rest of a mail are not tasks: what is not certain counts only with an answer, or when there is nothing else. */
function keepTasks(readings: readonly TaskReading[]): readonly TaskReading[] {
  const kept = readings.filter(({ task, rules }) => task.certain || rules.length > 0);
  return kept.length > 0 ? kept : readings.slice(0, 1);
}

/**
 * Translates the text of a failed Okta task, or of a failed Test API Credentials: which words are Okta's and which are Webex's, the
 * causes that fit, what to do, and whether Cisco has to be asked. Reads single and several tasks, System Log events as JSON, bodies of
 * Webex's errors, and pages. What it does not know it says. Tokens are hidden in all that it returns; names and addresses are not.
 *
 * Sends nothing and never throws. Reads at most 100,000 characters.
 */
export function translateTaskError(text: string): TaskErrorTranslation {
  const { tasks, successes, cut, tokenHidden } = readTaskTexts(text);
  const readings = keepTasks(tasks.map(readTask));
  const best = readings.find(({ rules }) => rules.length > 0) ?? readings[0];
  const halves = best ? toHalves(best) : { action: null, okta: null, webex: null };
  const answers = pickRules(readings).slice(0, maxAnswers).map(toAnswer);
  const notKnown = [
    sayNotKnown(readings, halves, successes),
    cut ? notKnownWords.cut(maxTaskTextLength.toLocaleString('en-US')) : null,
  ].filter((sentence) => sentence !== null);
  return {
    known: answers.length > 0,
    app: best ? findApp(best.task) : null,
    ...halves,
    answers,
    notKnown: notKnown.length > 0 ? notKnown.join(' ') : null,
    tasks: readings.length,
    tokenHidden,
  };
}
