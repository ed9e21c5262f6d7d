import 'server-only';
import { type Kysely, type Migration, sql } from 'kysely';
import { guardAudit } from './audit-guard';
import { indexSearch } from './search-index';

/** What differs between the engines in a column definition. */
const autoIncrement = (engine: Engine) => (engine === 'postgres' ? sql`bigint generated always as identity` : sql`integer`);

export type Engine = 'sqlite' | 'postgres';

/** A text whose order is the same in both engines, whatever the language of the database. */
const bytewise = (engine: Engine) => (engine === 'postgres' ? sql`text collate "C"` : sql`text`);

interface StatementsBefore {
  statements: { connection_id: string; step: string; stated_by: string; stated_at: number };
}

/** A step was stated as a whole once; its words named these. */
const statementsOfSteps: Readonly<Record<string, readonly string[]>> = {
  prepare: ['okta-licence', 'webex-subscription', 'licence-template', 'single-sign-on', 'no-directory-connector', 'full-admin', 'domains'],
  'add-app': ['app-added'],
  'configure-okta': ['okta-tested'],
  'choose-sync': ['sync-chosen'],
  assign: ['assigned'],
};

/** The steps from an empty database to this version, in order. A step that was released is never edited. */
export function migrations(engine: Engine): Record<string, Migration> {
  return {
    '0001-start': {
      async up(db: Kysely<unknown>) {
        await db.schema
          .createTable('meta')
          .addColumn('key', 'text', (column) => column.primaryKey())
          .addColumn('value', 'text', (column) => column.notNull())
          .execute();
        await db.schema
          .createTable('sessions')
          .addColumn('id_hash', 'text', (column) => column.primaryKey())
          .addColumn('subject', 'text', (column) => column.notNull())
          .addColumn('created_at', 'bigint', (column) => column.notNull())
          .addColumn('last_seen_at', 'bigint', (column) => column.notNull())
          .addColumn('expires_at', 'bigint', (column) => column.notNull())
          .addColumn('ended_at', 'bigint')
          .execute();
        await db.schema
          .createTable('connections')
          .addColumn('id', 'text', (column) => column.primaryKey())
          .addColumn('name', 'text')
          .addColumn('environment', 'text', (column) => column.notNull())
          .addColumn('organization_id', 'text')
          .addColumn('edition', 'text')
          .addColumn('created_by', 'text', (column) => column.notNull())
          .addColumn('created_at', 'bigint', (column) => column.notNull())
          .addColumn('updated_at', 'bigint', (column) => column.notNull())
          .execute();
        await db.schema
          .createTable('statements')
          .addColumn('connection_id', 'text', (column) => column.notNull().references('connections.id').onDelete('cascade'))
          .addColumn('step', 'text', (column) => column.notNull())
          .addColumn('stated_by', 'text', (column) => column.notNull())
          .addColumn('stated_at', 'bigint', (column) => column.notNull())
          .addPrimaryKeyConstraint('statements_key', ['connection_id', 'step'])
          .execute();
        await db.schema
          .createTable('authorizations')
          .addColumn('id', 'text', (column) => column.primaryKey())
          .addColumn('connection_id', 'text', (column) => column.notNull().references('connections.id').onDelete('cascade'))
          .addColumn('session_hash', 'text', (column) => column.notNull())
          .addColumn('state_hash', 'text', (column) => column.notNull().unique())
          .addColumn('environment', 'text', (column) => column.notNull())
          .addColumn('organization_id', 'text', (column) => column.notNull())
          .addColumn('issued_by', 'text', (column) => column.notNull())
          .addColumn('issued_at', 'bigint', (column) => column.notNull())
          .addColumn('expires_at', 'bigint', (column) => column.notNull())
          .addColumn('consumed_at', 'bigint')
          .addColumn('outcome', 'text')
          .addColumn('token_organization_id', 'text')
          .addColumn('oauth_error', 'text')
          .execute();
        await db.schema.createIndex('authorizations_of_connection').on('authorizations').columns(['connection_id', 'issued_at']).execute();
        await db.schema
          .createTable('credentials')
          .addColumn('id', 'text', (column) => column.primaryKey())
          .addColumn('connection_id', 'text', (column) => column.notNull().references('connections.id').onDelete('cascade'))
          .addColumn('authorization_id', 'text')
          .addColumn('environment', 'text', (column) => column.notNull())
          .addColumn('status', 'text', (column) => column.notNull())
          .addColumn('sealed', 'text')
          .addColumn('fingerprint', 'text', (column) => column.notNull())
          .addColumn('organization_id', 'text', (column) => column.notNull())
          .addColumn('signed_in_as', 'text')
          .addColumn('received_at', 'bigint', (column) => column.notNull())
          .addColumn('expires_in_seconds', 'bigint')
          .addColumn('expires_at', 'bigint')
          .addColumn('expiry_source', 'text')
          .addColumn('identify_problem', 'text')
          .execute();
        await sql`create unique index authorizations_one_waiting on authorizations (connection_id) where consumed_at is null`.execute(db);
        // At most one of each kind per connection, whatever two requests do at once.
        await sql`create unique index credentials_one_active on credentials (connection_id) where status = 'active'`.execute(db);
        await sql`create unique index credentials_one_received on credentials (connection_id) where status = 'received'`.execute(db);
        await db.schema
          .createTable('check_runs')
          .addColumn('id', 'text', (column) => column.primaryKey())
          .addColumn('connection_id', 'text', (column) => column.notNull().references('connections.id').onDelete('cascade'))
          .addColumn('credential_id', 'text', (column) => column.notNull())
          .addColumn('organization_id', 'text', (column) => column.notNull())
          .addColumn('started_at', 'bigint', (column) => column.notNull())
          .addColumn('finished_at', 'bigint')
          .addColumn('requests', 'bigint', (column) => column.notNull())
          .addColumn('results', 'text', (column) => column.notNull())
          .addColumn('runner', 'text', (column) => column.notNull())
          .execute();
        await db.schema.createIndex('check_runs_of_connection').on('check_runs').columns(['connection_id', 'started_at']).execute();
        await db.schema
          .createTable('audit')
          .addColumn('id', autoIncrement(engine), (column) => column.primaryKey())
          .addColumn('at', 'bigint', (column) => column.notNull())
          .addColumn('actor', 'text', (column) => column.notNull())
          .addColumn('action', 'text', (column) => column.notNull())
          .addColumn('connection_id', 'text')
          .addColumn('subject', 'text')
          .execute();
      },
    },
    '0002-statements': {
      async up(db: Kysely<StatementsBefore>) {
        for (const [step, statements] of Object.entries(statementsOfSteps)) {
          const rows = await db.selectFrom('statements').selectAll().where('step', '=', step).execute();
          // Row by row: a statement may not bind more than some thousand values.
          for (const row of rows) {
            await db
              .insertInto('statements')
              .values(statements.map((statement) => ({ ...row, step: statement })))
              .execute();
          }
          await db.deleteFrom('statements').where('step', '=', step).execute();
        }
        await db.schema.alterTable('connections').addColumn('stated_edition', 'text').execute();
      },
    },
    '0003-arrivals': {
      async up(db: Kysely<unknown>) {
        await db.schema.alterTable('check_runs').addColumn('rerunning', 'text').execute();
        await db.schema.alterTable('check_runs').addColumn('rerunning_since', 'bigint').execute();
        await db.schema
          .createTable('arrival_watches')
          .addColumn('id', 'text', (column) => column.primaryKey())
          .addColumn('connection_id', 'text', (column) => column.notNull().unique().references('connections.id').onDelete('cascade'))
          .addColumn('organization_id', 'text', (column) => column.notNull())
          .addColumn('status', 'text', (column) => column.notNull())
          .addColumn('started_at', 'bigint', (column) => column.notNull())
          .addColumn('watched_until', 'bigint', (column) => column.notNull())
          .addColumn('sorted', 'text', (column) => column.notNull())
          .addColumn('baseline_at', 'bigint')
          .addColumn('baseline_total', 'bigint')
          .addColumn('baseline_known', 'bigint')
          .addColumn('horizon', 'bigint')
          .addColumn('newest_modified', 'bigint')
          .addColumn('asked_at', 'bigint')
          .addColumn('next_ask_at', 'bigint')
          .addColumn('problem', 'text')
          .addColumn('counts', 'text', (column) => column.notNull())
          .addColumn('first_arrival', 'bigint')
          .addColumn('lease_holder', 'text')
          .addColumn('lease_until', 'bigint', (column) => column.notNull())
          .execute();
        await db.schema
          .createTable('arrival_users')
          .addColumn('watch_id', 'text', (column) => column.notNull().references('arrival_watches.id').onDelete('cascade'))
          .addColumn('user_id', 'text', (column) => column.notNull())
          .addColumn('name', 'text', (column) => column.notNull())
          .addColumn('user_name', 'text', (column) => column.notNull())
          .addColumn('active', 'bigint', (column) => column.notNull())
          .addColumn('external_id', 'text')
          .addColumn('source', 'text')
          .addColumn('licences', 'bigint')
          .addColumn('account_status', 'text')
          .addColumn('unverified', 'bigint', (column) => column.notNull())
          .addColumn('created_at', 'bigint')
          .addColumn('modified_at', 'bigint')
          .addColumn('version', 'text')
          .addColumn('arrived_at', 'bigint')
          .addPrimaryKeyConstraint('arrival_users_key', ['watch_id', 'user_id'])
          .execute();
        await db.schema
          .createTable('arrivals')
          .addColumn('id', autoIncrement(engine), (column) => column.primaryKey())
          .addColumn('watch_id', 'text', (column) => column.notNull().references('arrival_watches.id').onDelete('cascade'))
          .addColumn('user_id', 'text', (column) => column.notNull())
          .addColumn('kind', 'text', (column) => column.notNull())
          .addColumn('name', 'text', (column) => column.notNull())
          .addColumn('user_name', 'text', (column) => column.notNull())
          .addColumn('licences', 'bigint')
          .addColumn('account_status', 'text')
          .addColumn('source', 'text')
          .addColumn('happened_at', 'bigint', (column) => column.notNull())
          .addColumn('seen_at', 'bigint', (column) => column.notNull())
          .execute();
        await db.schema.createIndex('arrivals_of_watch').on('arrivals').columns(['watch_id', 'id']).execute();
        await sql`create index arrival_users_arrived on arrival_users (watch_id) where arrived_at is not null`.execute(db);
      },
    },
    '0004-life': {
      async up(db: Kysely<unknown>) {
        await db.schema
          .createTable('renewals')
          .addColumn('id', 'text', (column) => column.primaryKey())
          .addColumn('connection_id', 'text', (column) => column.notNull().references('connections.id').onDelete('cascade'))
          .addColumn('old_credential_id', 'text')
          .addColumn('new_credential_id', 'text')
          .addColumn('started_at', 'bigint', (column) => column.notNull())
          .addColumn('started_by', 'text', (column) => column.notNull())
          .addColumn('captured_at', 'bigint')
          .addColumn('proven_at', 'bigint')
          .addColumn('handed_over_at', 'bigint')
          .addColumn('handed_over_by', 'text')
          .addColumn('alive_at', 'bigint')
          .addColumn('alive_evidence', 'text')
          .addColumn('ended_at', 'bigint')
          .addColumn('outcome', 'text')
          .execute();
        await sql`create unique index renewals_one_open on renewals (connection_id) where ended_at is null`.execute(db);
        await sql`create unique index credentials_one_pending on credentials (connection_id) where status = 'pending'`.execute(db);
        await db.schema
          .createTable('connection_health')
          .addColumn('connection_id', 'text', (column) => column.primaryKey().references('connections.id').onDelete('cascade'))
          .addColumn('credential_id', 'text')
          .addColumn('state', 'text', (column) => column.notNull())
          .addColumn('reason', 'text')
          .addColumn('since', 'bigint', (column) => column.notNull())
          .addColumn('checked_at', 'bigint')
          .addColumn('next_at', 'bigint', (column) => column.notNull())
          .addColumn('failures', 'bigint', (column) => column.notNull())
          .addColumn('trouble_since', 'bigint')
          .addColumn('alarms', 'text', (column) => column.notNull())
          .addColumn('lease_holder', 'text')
          .addColumn('lease_until', 'bigint', (column) => column.notNull())
          .execute();
        await db.schema.createIndex('connection_health_next').on('connection_health').column('next_at').execute();
        await db.schema
          .createTable('channels')
          .addColumn('id', 'text', (column) => column.primaryKey())
          .addColumn('connection_id', 'text', (column) => column.references('connections.id').onDelete('cascade'))
          .addColumn('kind', 'text', (column) => column.notNull())
          .addColumn('address', 'text', (column) => column.notNull())
          .addColumn('sealed_secret', 'text')
          .addColumn('time_zone', 'text', (column) => column.notNull())
          .addColumn('enabled', 'bigint', (column) => column.notNull())
          .addColumn('created_by', 'text', (column) => column.notNull())
          .addColumn('created_at', 'bigint', (column) => column.notNull())
          .execute();
        await db.schema.createIndex('channels_of_connection').on('channels').column('connection_id').execute();
        await db.schema
          .createTable('notices')
          .addColumn('id', 'text', (column) => column.primaryKey())
          .addColumn('connection_id', 'text', (column) => column.notNull().references('connections.id').onDelete('cascade'))
          .addColumn('channel_id', 'text', (column) => column.notNull().references('channels.id').onDelete('cascade'))
          .addColumn('kind', 'text', (column) => column.notNull())
          // What it is about; one notice for each subject and channel.
          .addColumn('subject', 'text', (column) => column.notNull())
          .addColumn('facts', 'text', (column) => column.notNull())
          .addColumn('created_at', 'bigint', (column) => column.notNull())
          .addColumn('status', 'text', (column) => column.notNull())
          .addColumn('attempts', 'bigint', (column) => column.notNull())
          .addColumn('next_at', 'bigint', (column) => column.notNull())
          .addColumn('tried_at', 'bigint')
          .addColumn('delivered_at', 'bigint')
          .addColumn('detail', 'text')
          .addColumn('lease_holder', 'text')
          .addColumn('lease_until', 'bigint', (column) => column.notNull())
          .addUniqueConstraint('notices_once', ['channel_id', 'connection_id', 'kind', 'subject'])
          .execute();
        await sql`create index notices_open on notices (next_at) where status in ('queued', 'sending')`.execute(db);
        await db.schema.createIndex('notices_of_connection').on('notices').columns(['connection_id', 'created_at']).execute();
        await db.schema.alterTable('audit').addColumn('origin', 'text').execute();
        await db.schema.createIndex('audit_of_connection').on('audit').columns(['connection_id', 'id']).execute();
        await guardAudit(db, engine);
        await db.schema.alterTable('credentials').addColumn('forgotten_at', 'bigint').execute();
        await db.schema.alterTable('credentials').addColumn('ended_seen_at', 'bigint').execute();
        await db.schema.createIndex('credentials_of_connection').on('credentials').columns(['connection_id', 'status']).execute();
        await sql`create index notices_of_subject on notices (subject, channel_id)`.execute(db);
      },
    },
    '0005-users': {
      async up(db: Kysely<unknown>) {
        await db.schema
          .createTable('snapshots')
          .addColumn('connection_id', 'text', (column) => column.primaryKey().references('connections.id').onDelete('cascade'))
          .addColumn('turned_on_by', 'text', (column) => column.notNull())
          .addColumn('turned_on_at', 'bigint', (column) => column.notNull())
          .addColumn('generation', 'bigint', (column) => column.notNull())
          .addColumn('taken_at', 'bigint')
          .addColumn('total', 'bigint')
          .addColumn('facets', 'text')
          .addColumn('next_at', 'bigint')
          .addColumn('purging_at', 'bigint')
          .execute();
        await db.schema
          .createTable('crawls')
          .addColumn('id', 'text', (column) => column.primaryKey())
          .addColumn('connection_id', 'text', (column) => column.notNull().references('snapshots.connection_id').onDelete('cascade'))
          .addColumn('generation', 'bigint', (column) => column.notNull())
          .addColumn('status', 'text', (column) => column.notNull())
          .addColumn('started_by', 'text', (column) => column.notNull())
          .addColumn('started_at', 'bigint', (column) => column.notNull())
          .addColumn('finished_at', 'bigint')
          // 0: what an earlier crawl left behind is not removed yet.
          .addColumn('next_index', 'bigint', (column) => column.notNull())
          .addColumn('seen', 'bigint', (column) => column.notNull())
          .addColumn('claimed', 'bigint')
          .addColumn('notes', 'text', (column) => column.notNull())
          .addColumn('resting_until', 'bigint')
          .addColumn('problem', 'text')
          .addColumn('lease_holder', 'text')
          .addColumn('lease_until', 'bigint', (column) => column.notNull())
          .execute();
        await sql`create unique index crawls_one_running on crawls (connection_id) where status = 'running'`.execute(db);
        await db.schema.createIndex('crawls_of_connection').on('crawls').columns(['connection_id', 'started_at']).execute();
        await db.schema
          .createTable('snapshot_users')
          .addColumn('row_id', autoIncrement(engine), (column) => column.primaryKey())
          .addColumn('connection_id', 'text', (column) => column.notNull().references('snapshots.connection_id').onDelete('cascade'))
          .addColumn('user_id', bytewise(engine), (column) => column.notNull())
          // A version of a user belongs to the generations from the first on, and before the last.
          .addColumn('from_generation', 'bigint', (column) => column.notNull())
          .addColumn('to_generation', 'bigint')
          .addColumn('seen_generation', 'bigint', (column) => column.notNull())
          .addColumn('name', 'text', (column) => column.notNull())
          .addColumn('name_key', bytewise(engine), (column) => column.notNull())
          .addColumn('user_name', 'text')
          .addColumn('user_name_key', bytewise(engine), (column) => column.notNull())
          .addColumn('title', 'text')
          .addColumn('external_id', 'text')
          .addColumn('active', 'bigint')
          .addColumn('licences', 'bigint')
          .addColumn('source', 'text')
          .addColumn('account_status', 'text', (column) => column.notNull())
          .addColumn('created_at', 'bigint')
          .addColumn('modified_at', 'bigint')
          .addColumn('search_text', 'text', (column) => column.notNull())
          .addColumn('resource', 'text', (column) => column.notNull())
          .execute();
        for (const key of ['name_key', 'user_name_key', 'modified_at'] as const) {
          await db.schema
            .createIndex(`snapshot_users_by_${key}`)
            .on('snapshot_users')
            // What filters ask about is read from the index alone.
            .columns([
              'connection_id',
              key,
              'row_id',
              'from_generation',
              'to_generation',
              'active',
              'licences',
              'source',
              'account_status',
              ...(key === 'modified_at' ? [] : (['modified_at'] as const)),
            ])
            .execute();
        }
        await sql`create unique index snapshot_users_versions on snapshot_users (connection_id, user_id, from_generation)`.execute(db);
        await sql`create index snapshot_users_old on snapshot_users (connection_id, to_generation) where to_generation is not null`.execute(
          db,
        );
        await db.schema
          .createTable('user_changes')
          .addColumn('id', autoIncrement(engine), (column) => column.primaryKey())
          .addColumn('connection_id', 'text', (column) => column.notNull().references('snapshots.connection_id').onDelete('cascade'))
          .addColumn('generation', 'bigint', (column) => column.notNull())
          .addColumn('user_id', 'text', (column) => column.notNull())
          .addColumn('name', 'text', (column) => column.notNull())
          .addColumn('user_name', 'text')
          .addColumn('kind', 'text', (column) => column.notNull())
          .addColumn('attributes', 'text', (column) => column.notNull())
          .addColumn('source', 'text')
          .addColumn('happened_at', 'bigint')
          .addColumn('seen_at', 'bigint', (column) => column.notNull())
          .execute();
        await db.schema.createIndex('user_changes_of_connection').on('user_changes').columns(['connection_id', 'id']).execute();
        await db.schema.createIndex('user_changes_of_user').on('user_changes').columns(['connection_id', 'user_id', 'id']).execute();
        await db.schema
          .createTable('snapshot_totals')
          .addColumn('connection_id', 'text', (column) => column.notNull().references('snapshots.connection_id').onDelete('cascade'))
          .addColumn('generation', 'bigint', (column) => column.notNull())
          .addColumn('taken_at', 'bigint', (column) => column.notNull())
          .addColumn('total', 'bigint', (column) => column.notNull())
          .addColumn('counts', 'text', (column) => column.notNull())
          .addPrimaryKeyConstraint('snapshot_totals_key', ['connection_id', 'generation'])
          .execute();
        await indexSearch(db, engine);
      },
    },
    '0006-team': {
      async up(db: Kysely<unknown>) {
        await db.schema
          .createTable('members')
          .addColumn('id', 'text', (column) => column.primaryKey())
          .addColumn('issuer', 'text', (column) => column.notNull())
          .addColumn('subject', 'text', (column) => column.notNull())
          .addColumn('email', 'text', (column) => column.notNull())
          .addColumn('name', 'text', (column) => column.notNull())
          .addColumn('role', 'text', (column) => column.notNull())
          .addColumn('created_at', 'bigint', (column) => column.notNull())
          .addColumn('seen_at', 'bigint', (column) => column.notNull())
          .addColumn('removed_at', 'bigint')
          .addUniqueConstraint('members_at_issuer', ['issuer', 'subject'])
          .execute();
        await db.schema
          .alterTable('sessions')
          .addColumn('member_id', 'text', (column) => column.references('members.id').onDelete('cascade'))
          .execute();
        await db.schema.alterTable('sessions').addColumn('origin', 'text').execute();
        await db.schema.alterTable('sessions').addColumn('provable_until', 'bigint').execute();
        await db.schema
          .createTable('session_proofs')
          .addColumn('session_hash', 'text', (column) => column.notNull().references('sessions.id_hash').onDelete('cascade'))
          .addColumn('proof_hash', 'text', (column) => column.notNull())
          .addColumn('proven_at', 'bigint', (column) => column.notNull())
          .addPrimaryKeyConstraint('session_proofs_key', ['session_hash', 'proof_hash'])
          .execute();
      },
    },
    '0007-relay': {
      async up(db: Kysely<unknown>) {
        await db.schema
          .createTable('relay_links')
          .addColumn('id', 'text', (column) => column.primaryKey())
          .addColumn('connection_id', 'text', (column) => column.notNull().references('connections.id').onDelete('cascade'))
          .addColumn('purpose', 'text', (column) => column.notNull())
          .addColumn('lookup_hash', 'text', (column) => column.notNull().unique())
          .addColumn('organization_id', 'text', (column) => column.notNull())
          .addColumn('credential_id', 'text')
          .addColumn('created_by', 'text', (column) => column.notNull())
          .addColumn('created_at', 'bigint', (column) => column.notNull())
          .addColumn('expires_at', 'bigint', (column) => column.notNull())
          .addColumn('opened_at', 'bigint')
          .addColumn('opened_from', 'text')
          .addColumn('used_at', 'bigint')
          .addColumn('used_from', 'text')
          .addColumn('revoked_at', 'bigint')
          .execute();
        await db.schema.createIndex('relay_links_of_connection').on('relay_links').columns(['connection_id', 'created_at']).execute();
        // A table of its own, because only a deleted row can be handed out by the statement that ends it.
        await db.schema
          .createTable('relay_parcels')
          .addColumn('link_id', 'text', (column) => column.primaryKey().references('relay_links.id').onDelete('cascade'))
          .addColumn('ciphertext', 'text', (column) => column.notNull())
          .execute();
      },
    },
    '0008-replicas': {
      async up(db: Kysely<unknown>) {
        await db.schema
          .createTable('rates')
          .addColumn('key', 'text', (column) => column.primaryKey())
          .addColumn('full_at', 'bigint', (column) => column.notNull())
          .execute();
      },
    },
    '0009-resources': {
      async up(db: Kysely<unknown>) {
        // What is searched and counted is read by the page, and users as Webex told them were most of each.
        await db.schema
          .createTable('snapshot_resources')
          .addColumn('row_id', engine === 'postgres' ? 'bigint' : 'integer', (column) =>
            column.primaryKey().references('snapshot_users.row_id').onDelete('cascade'),
          )
          .addColumn('resource', 'text', (column) => column.notNull())
          .execute();
        await sql`insert into snapshot_resources select row_id, resource from snapshot_users`.execute(db);
        await db.schema.alterTable('snapshot_users').dropColumn('resource').execute();
        if (engine === 'sqlite') return;
        // A dropped column stays in its rows until they are written again.
        await sql`cluster snapshot_users using snapshot_users_pkey`.execute(db);
        await sql`alter table snapshot_users set without cluster`.execute(db);
      },
    },
  };
}
