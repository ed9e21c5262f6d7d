import { expect } from 'vitest';
import type { Held, TestHistory } from './test-history';
import { type Act, after, type History, restored } from './test-history-model';
import type { HistoryPlace } from './test-history-place';
import type { Chosen, Step } from './test-history-steps';

/** Every token that is held, and how often one was shown: what can be seen of a state. */
const seenOf = ({ active, pending, received, renewal, reveals }: History): Held => ({
  active: active === null ? [] : [active],
  pending: pending === null ? [] : [pending],
  received: received === null ? [] : [received],
  openRenewals: renewal.open ? 1 : 0,
  reveals,
});

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

interface Outcome {
  readonly history: History;
  readonly codes: readonly string[];
}

/** Those of the outcomes that are what was seen; it is a violation when there is none. */
function keep(outcomes: readonly Outcome[], codes: readonly string[], held: Held): readonly History[] {
  const fitting = outcomes.filter((outcome) => same(outcome.codes, codes) && same(seenOf(outcome.history), held));
  const [first] = outcomes;
  if (fitting.length === 0)
    expect({ ...held, codes }).toEqual(first ? { ...seenOf(first.history), codes: first.codes } : 'what the model knows');
  const texts = new Map(fitting.map(({ history }) => [JSON.stringify(history), history]));
  return [...texts.values()];
}

/** Acts in one order. */
function inOrder(before: History, acts: readonly Act[], order: readonly number[]): Outcome {
  let history = before;
  const codes: string[] = [];
  for (const index of order) {
    const act = acts[index];
    if (!act) continue;
    const outcome = after(history, act);
    history = outcome.history;
    codes[index] = outcome.code;
  }
  return { history, codes };
}

/** Gives an act what it needs: who deposits signs in first. `null`: there is no such link. */
async function prepare(test: TestHistory, { do: act, by, link }: Chosen): Promise<{ act: Act; by: number } | null> {
  if (act === 'reveal') return { act: { do: act, by }, by };
  if (act !== 'deposit') return { act: { do: act }, by };
  const number = test.linksMade() - 1 - link;
  return number < 0 ? null : { act: { do: act, link: number, token: await test.signIn(number) }, by };
}

/** Acts of one admin, or of both at the same time: then it must be as if they had come one after the other. */
async function act(test: TestHistory, possible: readonly History[], chosen: readonly Chosen[]): Promise<readonly History[]> {
  const ready: { act: Act; by: number }[] = [];
  for (const one of chosen) {
    const prepared = await prepare(test, one);
    if (prepared) ready.push(prepared);
  }
  const acts = ready.map((one) => one.act);
  const silent = acts.some(({ do: what }) => what === 'deposit');
  if (silent) test.silence();
  const codes = await Promise.all(ready.map((one) => test.perform(one.act, one.by)));
  if (silent) await test.listen();
  const orders =
    acts.length === 2
      ? [
          [0, 1],
          [1, 0],
        ]
      : [acts.map((_, index) => index)];
  const outcomes = possible.flatMap((before) => orders.map((order) => inOrder(before, acts, order)));
  const twoLinks = acts.length === 2 && acts.every(({ do: what }) => what === 'start');
  return keep(twoLinks ? outcomes.flatMap(heardInAnyOrder) : outcomes, codes, await test.held());
}

/** Of two links that are made at once, the one that was made first may be heard of last. */
function heardInAnyOrder({ history, codes }: Outcome): Outcome[] {
  const links = [...history.links.slice(0, -2), ...history.links.slice(-2).reverse()];
  return [
    { history, codes },
    { history: { ...history, links }, codes },
  ];
}

/** The process dies within an act: it was done or it was not, and if somebody was told that it was, it was. */
async function die(place: HistoryPlace, test: TestHistory, possible: readonly History[], step: Extract<Step, { kind: 'killed' }>) {
  const ready = await prepare(test, step.act);
  if (!ready) return possible;
  const kill = await place.readyToKill();
  const links = test.linksMade();
  if (ready.act.do === 'deposit') test.silence();
  let told: string | null = null;
  const doing = test.perform(ready.act, ready.by).then((code) => {
    told = code;
  });
  for (let turn = 0; turn < step.turns; turn += 1) await new Promise(setImmediate);
  // It has begun when it knows its database.
  for (let job = 0; job < step.jobs + 12; job += 1) await Promise.resolve();
  const codes = told === null ? [] : [told];
  test.silence();
  await kill();
  // What waits for a connection that nobody will give it any more would wait for long.
  await Promise.race([doing, new Promise(setImmediate)]);
  await test.listen();
  if (codes.length === 0) test.forgetLinksFrom(links);
  const outcomes = possible.flatMap((before): Outcome[] => {
    const done = inOrder(before, [ready.act], [0]);
    if (codes.length > 0) return [done];
    // A link that was made and that nobody was told of.
    const history = { ...done.history, links: done.history.links.slice(0, links) };
    return [
      { history, codes: [] },
      { history: before, codes: [] },
    ];
  });
  return keep(outcomes, codes, await test.held());
}

/** Goes through a history, and looks after every step whether what is there can be. @returns how many steps it had. */
export async function walk(place: HistoryPlace, test: TestHistory, begin: History, steps: readonly Step[]): Promise<number> {
  let possible: readonly History[] = [begin];
  const backups: { file: string; saved: readonly History[] }[] = [];
  const nothingDone = async () =>
    keep(
      possible.map((history) => ({ history, codes: [] })),
      [],
      await test.held(),
    );
  for (const step of steps) {
    if (step.kind === 'one') possible = await act(test, possible, [step.act]);
    else if (step.kind === 'both') possible = await act(test, possible, step.acts);
    else if (step.kind === 'killed') possible = await die(place, test, possible, step);
    else {
      if (step.kind === 'restart') await place.restart();
      else if (step.kind === 'kill') await (await place.readyToKill())();
      else if (step.kind === 'backup') backups.push({ file: await place.backUp(), saved: possible });
      else if (step.kind === 'restore') {
        const backup = backups[step.backup % Math.max(1, backups.length)];
        if (backup) await place.restore(backup.file);
        const links = test.linksMade();
        possible = backup ? backup.saved.map((saved) => restored(saved, links)) : possible;
      }
      possible = await nothingDone();
    }
  }
  return steps.length;
}
