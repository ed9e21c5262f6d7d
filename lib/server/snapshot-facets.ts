import 'server-only';
import { type Kysely, sql } from 'kysely';
import { type FacetCounts, noSource } from '@/lib/users/snapshot';
import type { Schema } from './db/schema';

interface Group {
  active: number | null;
  licensed: number | null;
  source: string | null;
  account_status: string;
  people: number;
}

/** The words of an account status as it is stored. */
export const statusesIn = (stored: string): readonly string[] => stored.split('|').filter((word) => word !== '');

type Part = 'status' | 'licence' | 'source' | 'account';

/** The values of a group, by the filter that asks for them. */
const valuesOf = ({ active, licensed, source, account_status }: Group): Readonly<Record<Part, readonly string[]>> => ({
  status: active === null ? [] : [active === 1 ? 'active' : 'inactive'],
  licence: licensed === null ? [] : [licensed === 1 ? 'some' : 'none'],
  source: [source ?? noSource],
  account: statusesIn(account_status),
});

const parts = ['status', 'licence', 'source', 'account'] as const;

/** Adds groups of users up to the counts of each filter, each with the other filters applied. */
export function toFacets(groups: readonly Group[], filter: Readonly<Record<Part, string | null>>): FacetCounts {
  // Webex names sources and states: a plain object would take some names for its own.
  const counts = { status: new Map<string, number>(), licence: new Map(), source: new Map(), account: new Map() };
  for (const group of groups) {
    const values = valuesOf(group);
    const refused = parts.filter((part) => filter[part] !== null && !values[part].includes(filter[part] ?? ''));
    for (const part of parts) {
      if (refused.some((other) => other !== part)) continue;
      for (const value of values[part]) counts[part].set(value, (counts[part].get(value) ?? 0) + group.people);
    }
  }
  const named = (part: Part): Readonly<Record<string, number>> => Object.fromEntries(counts[part]);
  return { status: named('status'), licence: named('licence'), source: named('source'), account: named('account') };
}

const unfiltered = { status: null, licence: null, source: null, account: null };

/** What users have in common for the filters. */
export const facetGroup = sql<number | null>`case when licences is null then null when licences = 0 then 0 else 1 end`;

/** Counts the users of a generation, and those whom each filter value would show. */
export async function countAllFacets(
  db: Kysely<Schema>,
  connectionId: string,
  generation: number,
): Promise<{ readonly total: number; readonly facets: FacetCounts }> {
  const groups = await db
    .selectFrom('snapshot_users')
    .select((eb) => ['active', facetGroup.as('licensed'), 'source', 'account_status', eb.fn.countAll<number>().as('people')])
    .where('connection_id', '=', connectionId)
    .where('from_generation', '<=', generation)
    .where((eb) => eb.or([eb('to_generation', 'is', null), eb('to_generation', '>', generation)]))
    .groupBy(['active', 'licensed', 'source', 'account_status'])
    .execute();
  return { total: groups.reduce((sum, { people }) => sum + people, 0), facets: toFacets(groups, unfiltered) };
}
