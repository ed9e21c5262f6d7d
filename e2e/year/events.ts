import type { App } from '@/lib/server/app';
import { channelRow, tokenRow } from '@/lib/server/token-life.fixture';
import type { Life, Story } from './lives';

/** Something that happens to a connection at a time. */
interface Event {
  readonly at: number;
  readonly happen: (db: App['db']) => Promise<unknown>;
}

const perInsert = 500;

/** Writes down the connections, as they are before anything happens. */
export async function writeStories(db: App['db'], stories: readonly Story[]): Promise<void> {
  const more = { environment: 'commercial', organization_id: null, edition: null, stated_edition: null };
  const connections = stories.map(({ id }) => ({ id, name: id, ...more, created_by: 'Ada', created_at: 0, updated_at: 0 }));
  const channels = stories.flatMap((story) => story.channels.map(({ id, timeZone }) => channelRow(story.id, { id, time_zone: timeZone })));
  for (let start = 0; start < connections.length; start += perInsert) {
    await db
      .insertInto('connections')
      .values(connections.slice(start, start + perInsert))
      .execute();
  }
  for (let start = 0; start < channels.length; start += perInsert) {
    await db
      .insertInto('channels')
      .values(channels.slice(start, start + perInsert))
      .execute();
  }
}

const receive = (connectionId: string, { id, receivedAt, expiresAt }: Life, replaced: string | undefined): Event => ({
  at: receivedAt,
  happen: (db) =>
    db.transaction().execute(async (trx) => {
      if (replaced) await trx.updateTable('credentials').set({ status: 'retired' }).where('id', '=', replaced).execute();
      const row = tokenRow(connectionId, { received_at: receivedAt, expires_at: expiresAt });
      await trx
        .insertInto('credentials')
        .values({ ...row, id, fingerprint: id })
        .execute();
    }),
});

const forget = (id: string, at: number): Event => ({
  at,
  happen: (db) => db.updateTable('credentials').set({ status: 'forgotten', forgotten_at: at }).where('id', '=', id).execute(),
});

/** What happens to the tokens of all connections, in the order of time. */
export function eventsOf(stories: readonly Story[]): readonly Event[] {
  return stories
    .flatMap(({ id, lives }) =>
      lives.flatMap((life, index) => [
        receive(id, life, lives[index - 1]?.id),
        ...(life.forgottenAt === null ? [] : [forget(life.id, life.forgottenAt)]),
      ]),
    )
    .toSorted((a, b) => a.at - b.at);
}
