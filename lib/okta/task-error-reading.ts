import { type TaskErrorRule, taskErrorRules } from './task-error-rules';
import type { TaskText } from './task-error-text';
import { reasonPhrases } from './task-error-words';

/** A task with what the rules found in it. */
export interface TaskReading {
  readonly task: TaskText;
  /** The task without names, with its status: what rules read. */
  readonly subject: string;
  readonly status: number | null;
  readonly rules: readonly TaskErrorRule[];
}

/** A user called Forbidden, or an app called 401, must not answer for the failure. */
function withoutNames(text: string): string {
  return text
    .replace(/\bof user .{1,120}? (to|from|in|on) app .{1,120}? failed\b/gi, 'of user … $1 app … failed')
    .replace(/\b(if|for) user .{1,120}? exists\b/gi, '$1 user … exists')
    .replace(/[\w.+'-]{1,64}@[\w.-]{1,255}/g, '…')
    .replace(/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi, '…');
}

const phrases = Object.keys(reasonPhrases).join('|');
const numberedStatus = new RegExp(
  `\\b(?:HTTP(?:/[\\d.]{1,3})?|status|code|error)(?: ?code)?\\W{1,4}([45]\\d\\d)\\b|(?:^\\W{0,3}|: )([45]\\d\\d)(?=\\W{0,3}$|[:.,])|\\b([45]\\d\\d) (?:invalid|${phrases})\\b`,
  'i',
);
const phrasedStatus = new RegExp(`(?:^|[:.;,>("[]) ?(${phrases})\\b`, 'i');

function findStatus(text: string): number | null {
  const numbered = numberedStatus.exec(text);
  const number = numbered?.[1] ?? numbered?.[2] ?? numbered?.[3];
  if (number !== undefined) return Number(number);
  return reasonPhrases[phrasedStatus.exec(text)?.[1]?.toLowerCase() ?? ''] ?? null;
}

function findRules(subject: string): readonly TaskErrorRule[] {
  const found = taskErrorRules.filter(({ pattern }) => pattern.test(subject));
  const particular = found.filter(({ fallback }) => !fallback);
  return particular.length > 0 ? particular : found.slice(0, 1);
}

/** What the kind of an event adds to the answers that its reason gave, or all there is when the reason gave none. */
function addEventRules(rules: readonly TaskErrorRule[], subject: string, event: string): readonly TaskErrorRule[] {
  if (event === '') return rules;
  if (rules.length === 0) return findRules(`${subject} ${event}`);
  return [...rules, ...findRules(event).filter(({ fallback }) => !fallback)];
}

/** Reads one task by the rules. `rules` has the best answer first, and none when nothing is known. */
export function readTask(task: TaskText): TaskReading {
  const words = withoutNames(`${task.text} ${task.reply?.said ?? ''} ${task.reply?.codes ?? ''}`.trim());
  const status = task.reply?.status ?? findStatus(withoutNames(task.reply?.said ?? '')) ?? findStatus(words);
  const subject = status === null ? words : `${words} HTTP ${status}`;
  const rules = findRules(subject);
  return { task, subject, status, rules: addEventRules(rules, subject, task.event) };
}
