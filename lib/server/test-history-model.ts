import { type Model as Renewal, type Step as StepOfRenewal, step as stepOfRenewal } from './test-renewal-model';

/** What came of a sign-in link. */
type Link = 'waits' | 'used' | 'superseded' | 'unknown';

/** What two admins can have done to a connection; what must be, in the fewest words. Tokens stand for themselves. */
export interface History {
  readonly renewal: Renewal;
  readonly active: string | null;
  readonly pending: string | null;
  readonly received: string | null;
  /** An admin said that Okta holds the token that was received, before it was known whose it is. */
  readonly said: boolean;
  /** One that was in use was forgotten. */
  readonly lost: boolean;
  /** Every link that was ever made, in order. */
  readonly links: readonly Link[];
  /** How often each admin was shown a token. */
  readonly reveals: readonly [number, number];
}

export type Act =
  | { readonly do: 'deposit'; readonly link: number; readonly token: string }
  | { readonly do: 'reveal'; readonly by: 0 | 1 }
  | { readonly do: 'start' | 'confirm' | 'replace' | 'finish' | 'abandon' | 'state tested' | 'forget' };

export const nothingYet: History = {
  renewal: { active: null, received: false, open: null, withOkta: false, forgotten: false, last: null, watch: false },
  active: null,
  pending: null,
  received: null,
  said: false,
  lost: false,
  links: [],
  reveals: [0, 0],
};

interface Outcome {
  readonly history: History;
  readonly code: string;
}

/** The rules of renewals say what becomes of tokens; here each keeps its own. */
function follow(history: History, ...steps: readonly StepOfRenewal[]): Outcome {
  const codes: string[] = [];
  let { renewal } = history;
  for (const step of steps) {
    const outcome = stepOfRenewal(renewal, step);
    renewal = outcome.model;
    codes.push(outcome.code);
  }
  return { history: { ...history, renewal }, code: codes.join(' ') };
}

function confirm(before: History): Outcome {
  const { history, code } = follow(before, 'identify');
  const { received } = before;
  if (received === null) return { history, code };
  const beside = history.renewal.open?.next === 'pending';
  const renewal = { ...history.renewal, withOkta: history.renewal.withOkta || (before.said && !beside) };
  return {
    history: {
      ...history,
      renewal,
      received: null,
      said: false,
      ...(beside ? { pending: received } : { pending: null, active: received }),
    },
    code,
  };
}

function finish(before: History): Outcome {
  const { history, code } = follow(before, 'prove', 'hand over', 'complete');
  const ended = before.renewal.open !== null && history.renewal.open === null;
  return { history: ended ? { ...history, active: before.pending ?? before.active, pending: null } : history, code };
}

/** A link that waits is of no use any more. */
const endLinks = ({ links }: History) => links.map((link) => (link === 'waits' ? 'superseded' : link));

function abandon(before: History): Outcome {
  const { history, code } = follow(before, 'abandon');
  return { history: before.renewal.open ? { ...history, pending: null, received: null, links: endLinks(before) } : history, code };
}

function forget(before: History): Outcome {
  const { history, code } = follow(before, 'forget');
  const lost = before.lost || before.active !== null;
  return { history: { ...history, active: null, pending: null, received: null, lost }, code };
}

function reveal(history: History, by: 0 | 1): Outcome {
  const [one, other] = history.reveals;
  if (history.active === null)
    return { history, code: history.lost && history.received === null ? 'token-not-kept' : 'credential-missing' };
  return { history: { ...history, reveals: by === 0 ? [one + 1, other] : [one, other + 1] }, code: 'ok' };
}

function deposit(history: History, link: number, token: string): Outcome {
  const fate = history.links[link] ?? 'unknown';
  if (fate !== 'waits') return { history, code: `authorization-${fate}` };
  const renewal = { ...history.renewal, received: true };
  return { history: { ...history, renewal, received: token, said: false, links: history.links.with(link, 'used') }, code: 'ok' };
}

/** What must come of an act. */
export function after(history: History, act: Act): Outcome {
  if (act.do === 'deposit') return deposit(history, act.link, act.token);
  if (act.do === 'reveal') return reveal(history, act.by);
  if (act.do === 'confirm') return confirm(history);
  if (act.do === 'finish') return finish(history);
  if (act.do === 'abandon') return abandon(history);
  if (act.do === 'forget') return forget(history);
  if (act.do === 'state tested') return follow({ ...history, said: history.received !== null }, act.do);
  if (act.do === 'replace') return follow(history, 'start');
  return { history: { ...history, links: [...endLinks(history), 'waits'] }, code: 'ok' };
}

/** What is true when a backup was restored: what it holds, and of the links that were ever made none. */
export function restored(saved: History, links: number): History {
  return { ...saved, links: Array.from({ length: links }, () => 'unknown' as const) };
}
