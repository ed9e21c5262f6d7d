import 'server-only';
import { type Kysely, sql } from 'kysely';
import { onrampItself, webexSignIn } from '@/lib/activity/actor';
import { type ActFilter, type ActorKind, spanOf } from '@/lib/activity/filter';
import { actsOf } from './act-groups';
import type { Schema } from './db/schema';

const nobody = [onrampItself, webexSignIn] as const;
const actorsOf: Readonly<Record<Exclude<ActorKind, 'people'>, string>> = { onramp: onrampItself, webex: webexSignIn };

/**
 * The records of one connection, or of the whole installation, that a filter lets through, newest first: by the order in which they were
 * recorded, because clocks may be set back and ids are not.
 *
 * A part of a name is found whatever its case; the embedded database knows the case of A to Z only.
 *
 * @param connectionId `null`: the whole installation, with what was done to no connection.
 */
export function selectActs(db: Kysely<Schema>, connectionId: string | null, filter: ActFilter) {
  const { group, by, actor } = filter;
  const { since, until } = spanOf(filter);
  const part = `%${actor.replace(/[\\%_]/g, '\\$&')}%`;
  return db
    .selectFrom('audit')
    .select(['id', 'at', 'actor', 'action', 'subject', 'origin', 'connection_id'])
    .$if(connectionId !== null, (query) => query.where('connection_id', '=', connectionId))
    .$if(group !== null, (query) => query.where('action', 'in', group ? actsOf(group) : []))
    .$if(by === 'people', (query) => query.where('actor', 'not in', nobody))
    .$if(by === 'onramp' || by === 'webex', (query) => query.where('actor', '=', by && by !== 'people' ? actorsOf[by] : ''))
    .$if(actor !== '', (query) => query.where(sql<boolean>`lower(actor) like lower(${part}) escape '\\'`))
    .$if(since !== null, (query) => query.where('at', '>=', since ?? 0))
    .$if(until !== null, (query) => query.where('at', '<', until ?? 0))
    .orderBy('id', 'desc');
}

export type ActRow = Awaited<ReturnType<ReturnType<typeof selectActs>['execute']>>[number];
