import { isTimeZone } from '@/lib/time-zone';
import { dayNumber } from '@/lib/token/countdown';

/** The groups that acts are found under, with their names on screen. */
export const actGroups = {
  token: 'Token',
  guide: 'Guide',
  checks: 'Checks',
  users: 'Users',
  reminders: 'Reminders',
  keys: 'Keys, backups and exports',
  'sign-ins': 'Sign-ins',
} as const;
export type ActGroup = keyof typeof actGroups;

/** Who may have acted, with the names on screen. */
export const actorKinds = { people: 'People', onramp: 'Onramp', webex: 'Webex sign-in' } as const;
export type ActorKind = keyof typeof actorKinds;

/** Which acts are wanted. The URL holds all of it. */
export interface ActFilter {
  readonly group: ActGroup | null;
  readonly by: ActorKind | null;
  /** A part of the actor's name; empty for everybody. */
  readonly actor: string;
  /** The first and the last day wanted, as `2026-11-24`. */
  readonly from: string | null;
  readonly to: string | null;
  /** An IANA name: whose days these are. Says nothing without a day. */
  readonly timeZone: string;
}

export const noFilter: ActFilter = { group: null, by: null, actor: '', from: null, to: null, timeZone: 'UTC' };

/** The longest part of a name that is looked for, in characters. */
export const longestActor = 120;

const dayMs = 86_400_000;

type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

function oneOf<T extends string>(names: Readonly<Record<T, string>>, value: string): T | null {
  for (const name in names) if (name === value) return name;
  return null;
}

/** Whether a text names a day of the calendar that an act can be of, as `2026-11-24`. */
export function isDay(text: string): boolean {
  const at = /^2\d{3}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** Reads a page's query. What cannot be is left out: a shared link must not fail. */
export function readActFilter(params: Params): ActFilter {
  const text = (name: string) => {
    const value = params[name];
    return (typeof value === 'string' ? value : (value?.[0] ?? '')).trim();
  };
  const day = (name: string) => (isDay(text(name)) ? text(name) : null);
  return {
    group: oneOf(actGroups, text('group')),
    by: oneOf(actorKinds, text('by')),
    actor: text('actor').slice(0, longestActor),
    from: day('from'),
    to: day('to'),
    timeZone: isTimeZone(text('timeZone')) ? text('timeZone') : 'UTC',
  };
}

/** The query string of a filter, without `?`. What is not asked for is left out, so that one view has one address. */
export function toActQuery({ group, by, actor, from, to, timeZone }: ActFilter): string {
  const query = new URLSearchParams();
  if (group) query.set('group', group);
  if (by) query.set('by', by);
  if (actor) query.set('actor', actor);
  if (from) query.set('from', from);
  if (to) query.set('to', to);
  if ((from || to) && timeZone !== 'UTC') query.set('timeZone', timeZone);
  return query.toString();
}

/** The moment at which a day begins in a zone: not midnight where the clocks are put forward then. */
function startOf(day: number, timeZone: string): number {
  // No zone is farther from UTC than 14 hours.
  let before = (day - 1) * dayMs;
  let within = (day + 1) * dayMs;
  while (within - before > 1) {
    const middle = Math.floor((before + within) / 2);
    if (dayNumber(middle, timeZone) >= day) within = middle;
    else before = middle;
  }
  return within;
}

/** The time that a filter's days span, in epoch milliseconds: from `since` on, before `until`. `null`: without a limit. */
export function spanOf({ from, to, timeZone }: ActFilter): { readonly since: number | null; readonly until: number | null } {
  const number = (day: string) => Date.parse(day) / dayMs;
  return {
    since: from ? startOf(number(from), timeZone) : null,
    until: to ? startOf(number(to) + 1, timeZone) : null,
  };
}

/** One thing that a filter asks for: its words, and the filter without it. */
export interface Condition {
  readonly words: string;
  readonly without: ActFilter;
}

/** What a filter asks for, one by one, in the order of the form. */
export function conditionsOf(filter: ActFilter): readonly Condition[] {
  const { group, by, actor, from, to } = filter;
  return [
    ...(group ? [{ words: actGroups[group], without: { ...filter, group: null } }] : []),
    ...(by ? [{ words: `By ${actorKinds[by]}`, without: { ...filter, by: null } }] : []),
    ...(actor ? [{ words: `By “${actor}”`, without: { ...filter, actor: '' } }] : []),
    ...(from ? [{ words: `From ${from}`, without: { ...filter, from: null } }] : []),
    ...(to ? [{ words: `Until ${to}`, without: { ...filter, to: null } }] : []),
  ];
}
