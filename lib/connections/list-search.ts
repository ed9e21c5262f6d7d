import type { CountdownLevel } from '@/lib/token/countdown';
import { type EnvironmentName, environmentNames } from '@/lib/webex/environments';

/** How a connection stands with its token; `none`: there is none to count down. */
export type ListLevel = CountdownLevel | 'none';

/** Most urgent first. */
export const listLevels = ['expired', 'today', 'fail', 'warn', 'plan', 'pass', 'unknown', 'none'] as const satisfies readonly ListLevel[];

/** The columns that the list sorts by. */
const listSorts = ['name', 'environment', 'left', 'users', 'check'] as const;

/** A column that the list sorts by. */
export type ListSort = (typeof listSorts)[number];

/** What the list of connections shows; the URL holds all of it. */
export interface ListSearch {
  /** A part of the name, or an Organization ID in any of its forms. */
  readonly q: string;
  readonly environment: EnvironmentName | null;
  readonly level: ListLevel | null;
  readonly sort: ListSort;
  readonly order: 'ascending' | 'descending';
  /** 1-based. */
  readonly page: number;
}

/** Connections on one page. */
export const listPageSize = 50;

const longestSearch = 200;

/** The direction that a column is of most use in: what ends first, most users, worst answer. */
export const firstOrder = (sort: ListSort): ListSearch['order'] => (sort === 'users' || sort === 'check' ? 'descending' : 'ascending');

type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

const first = (value: string | readonly string[] | undefined) => (typeof value === 'string' ? value : value?.[0]);

/** Reads the page's query. Whatever cannot be is replaced by its default: a shared link must not fail. */
export function readListSearch(params: Params): ListSearch {
  const sort = listSorts.find((name) => name === first(params.sort)) ?? 'left';
  const order = first(params.order);
  const page = Number(first(params.page) ?? 1);
  return {
    q: (first(params.q) ?? '').trim().slice(0, longestSearch),
    environment: environmentNames.find((name) => name === first(params.environment)) ?? null,
    level: listLevels.find((name) => name === first(params.level)) ?? null,
    sort,
    order: order === 'ascending' || order === 'descending' ? order : firstOrder(sort),
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  };
}

/** The address of the list for a search; defaults are left out, so that one view has one address. */
export function listHref(search: ListSearch): string {
  const query = new URLSearchParams();
  if (search.q) query.set('q', search.q);
  if (search.environment) query.set('environment', search.environment);
  if (search.level) query.set('level', search.level);
  if (search.sort !== 'left') query.set('sort', search.sort);
  if (search.order !== firstOrder(search.sort)) query.set('order', search.order);
  if (search.page > 1) query.set('page', String(search.page));
  const text = query.toString();
  return text ? `/?${text}` : '/';
}
