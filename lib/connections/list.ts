import type { ConnectionSummary } from '@/lib/connection';
import { counted } from '@/lib/counted';
import type { UsersCount } from '@/lib/setup/users-today';
import { countdownOf } from '@/lib/token/countdown';
import { type EnvironmentName, environmentNames } from '@/lib/webex/environments';
import { parseOrganizationId } from '@/lib/webex/organization-id';
import { type LastCheck, rankOf } from './last-check';
import { type ListLevel, type ListSearch, listLevels } from './list-search';

/** A line in the list of connections. */
export interface ConnectionRow extends ConnectionSummary {
  readonly users: UsersCount | null;
  readonly lastCheck: LastCheck | null;
  /** What is to be done, and where; `null`: nothing. */
  readonly next: { readonly words: string; readonly href: string } | null;
}

/** One page of the list. */
export interface ConnectionsPage {
  readonly rows: readonly ConnectionRow[];
  /** Connections that match. */
  readonly matching: number;
  readonly counts: ListCounts;
  /** When it was read, epoch milliseconds. */
  readonly now: number;
  /** The page that is shown: the last one, when a later one was asked for. */
  readonly page: number;
}

/** How many connections there are: all of them, and those behind each filter while the other filters stay. */
export interface ListCounts {
  readonly all: number;
  readonly expired: number;
  /** Of tokens that have not ended yet. */
  readonly endsThisWeek: number;
  readonly environments: Readonly<Record<EnvironmentName, number>>;
  readonly levels: Readonly<Record<ListLevel, number>>;
}

/** How a connection stands with its token. In UTC: the server knows no other zone, and a page of the list is made there. */
export function levelOf({ credential }: Pick<ConnectionSummary, 'credential'>, now: number): ListLevel {
  return credential ? countdownOf(credential.expiresAt, now).level : 'none';
}

const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Whether a name or an Organization ID holds what was typed; an ID may be typed in any form that Webex knows. */
function matcherOf(q: string): (row: ConnectionSummary) => boolean {
  if (q === '') return () => true;
  const typed = plain(q);
  const parsed = parseOrganizationId(q);
  return ({ name, organizationId }) =>
    plain(name).includes(typed) ||
    (organizationId !== null && (organizationId.includes(typed) || (parsed.ok && parsed.organizationId === organizationId)));
}

/** Connections that match, and how many would with another filter. */
export function filterList<T extends ConnectionSummary>(
  all: readonly T[],
  search: Pick<ListSearch, 'q' | 'environment' | 'level'>,
  now: number,
): { readonly matching: readonly T[]; readonly counts: ListCounts } {
  const environments: Record<EnvironmentName, number> = { commercial: 0, government: 0, sandbox: 0 };
  const levels: Record<ListLevel, number> = { expired: 0, today: 0, fail: 0, warn: 0, plan: 0, pass: 0, unknown: 0, none: 0 };
  const matches = matcherOf(search.q);
  let expired = 0;
  let endsThisWeek = 0;
  const matching = all.filter((row) => {
    const level = levelOf(row, now);
    if (level === 'expired') expired += 1;
    if (level === 'today' || level === 'fail') endsThisWeek += 1;
    if (!matches(row)) return false;
    const ofEnvironment = search.environment === null || row.environment === search.environment;
    const ofLevel = search.level === null || level === search.level;
    if (ofLevel) environments[row.environment] += 1;
    if (ofEnvironment) levels[level] += 1;
    return ofEnvironment && ofLevel;
  });
  return { matching, counts: { all: all.length, expired, endsThisWeek, environments, levels } };
}

type Sortable = ConnectionSummary & Partial<Pick<ConnectionRow, 'users' | 'lastCheck'>>;

const byName = (a: ConnectionSummary, b: ConnectionSummary) =>
  a.name.localeCompare(b.name, 'en', { sensitivity: 'base', numeric: true }) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

const keys: Readonly<Record<Exclude<ListSearch['sort'], 'name'>, (row: Sortable) => number | null>> = {
  environment: (row) => environmentNames.indexOf(row.environment),
  left: ({ credential }) => credential?.expiresAt ?? null,
  users: ({ users }) => users?.total ?? null,
  check: ({ lastCheck }) => (lastCheck ? rankOf(lastCheck) : null),
};

/**
 * Sorts connections. What is not known comes last in either direction, where there is no token after where its end is not known; what is
 * equal is in the order of names, and then of ids, so that the order is the same each time.
 */
export function sortList<T extends Sortable>(rows: readonly T[], { sort, order }: Pick<ListSearch, 'sort' | 'order'>): readonly T[] {
  const sign = order === 'ascending' ? 1 : -1;
  if (sort === 'name') return rows.toSorted((a, b) => sign * byName(a, b));
  const keyOf = keys[sort];
  return rows.toSorted((a, b) => {
    const [left, right] = [keyOf(a), keyOf(b)];
    if (left !== null && right !== null) return sign * (left - right) || byName(a, b);
    if (left !== right) return left === null ? 1 : -1;
    if (sort === 'left' && (a.credential === null) !== (b.credential === null)) return a.credential === null ? 1 : -1;
    return byName(a, b);
  });
}

/** “8 connections, 2 expire within 7 days.” */
export function listWords({ all, expired, endsThisWeek }: ListCounts): string {
  const parts = [
    counted(all, 'connection', 'connections'),
    ...(expired > 0 ? [counted(expired, 'has expired', 'have expired')] : []),
    endsThisWeek > 0 ? `${counted(endsThisWeek, 'expires', 'expire')} within 7 days` : 'none expires within 7 days',
  ];
  return `${parts.join(', ')}.`;
}

/** The levels in words, as their pills say them. */
export const levelWords: Readonly<Record<ListLevel, string>> = {
  expired: 'Expired',
  today: 'Renew today',
  fail: 'Renew this week',
  warn: 'Renew soon',
  plan: 'Plan it',
  pass: 'Nothing to do',
  unknown: 'Expiry not known',
  none: 'No token',
};

/** The levels behind which there is a connection, or which are asked for. */
export const shownLevels = ({ levels }: ListCounts, asked: ListLevel | null): readonly ListLevel[] =>
  listLevels.filter((level) => levels[level] > 0 || level === asked);
