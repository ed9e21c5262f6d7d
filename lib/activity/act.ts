import { isStatementId, type StatementId } from '@/lib/setup/step';
import { steps } from '@/lib/setup/steps';
import { actWords } from './act-words';

/** Something that somebody did to a connection. `at` is an epoch time; `subject` is never a secret. */
export interface Act {
  readonly at: number;
  readonly actor: string;
  readonly action: string;
  readonly subject: string | null;
}

/** An act as it was recorded. `origin`: the address that it came from, where one did. `connection`: in a list of many connections only. */
export interface RecordedAct extends Act {
  readonly id: number;
  readonly origin: string | null;
  /** `name` is `null` when the connection is gone. */
  readonly connection: { readonly id: string; readonly name: string | null } | null;
}

/** Acts on one page, at most. */
export const mostActsOnPage = 100;

/** A part of what was done, newest first. `next`: the id before which the older ones begin; `null` when there are none. */
export interface ActivityPage {
  readonly acts: readonly RecordedAct[];
  readonly next: number | null;
}

/** The words of a statement, as the admin read them. */
export function statementWords(id: StatementId): string {
  for (const step of steps) {
    const item = step.items.find((candidate) => candidate.id === id);
    if (item) return item.title;
    if (step.statement?.id === id) return step.statement.text;
  }
  return id;
}

/** What was done and to what, to stand behind a name. An act of a later version is said in its own word. */
export function deedOf({ action, subject }: Act): string {
  const what = subject && isStatementId(subject) ? `“${statementWords(subject)}”` : (subject ?? '');
  return `${actWords[action] ?? action}${what ? `: ${what}` : ''}`;
}

/** An act as a list shows it: the name apart from what was done. */
export interface ActInWords {
  readonly id: number;
  readonly at: number;
  readonly actor: string;
  readonly deed: string;
  readonly origin: string | null;
  readonly connection: RecordedAct['connection'];
}

/** Puts a page into words. The words of every statement come with it, so on the server. */
export const inWords = ({ acts }: ActivityPage): readonly ActInWords[] =>
  acts.map((act) => ({
    id: act.id,
    at: act.at,
    actor: act.actor,
    deed: deedOf(act),
    origin: act.origin,
    connection: act.connection,
  }));

/** An act as one line: who, what, to what. */
export const actLine = (act: Act): string => `${act.actor} ${deedOf(act)}`;
