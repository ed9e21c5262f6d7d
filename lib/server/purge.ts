import 'server-only';
import { onrampItself } from '@/lib/activity/actor';
import { OnrampError } from '@/lib/errors';
import type { App } from './app';
import { record } from './audit';
import { environmentFor } from './connection-view';
import { type CredentialRow, keepName } from './credentials';
import { checkpoint } from './db/client';
import { settings } from './env';
import { ExchangeFailure } from './http';
import { publish } from './live';
import { placeOf } from './places';
import { revokeRelays } from './relay-store';
import type { Job } from './schedule';
import { open } from './vault';
import { readTokenExpiry } from './webex';

const hourMs = 3_600_000;
/** For so long every look must find a token past its end before anything happens: a clock that was wrong for a while destroys nothing. */
const doubtMs = 24 * hourMs;
/** A token of which Webex says nothing at all is deleted after this long. */
const silenceMs = 30 * 24 * hourMs;

type Verdict = { readonly lives: true; readonly expiresAt: number } | { readonly lives: false } | null;

/**
 * Asks Webex about a token that should have ended. Only Webex's own word counts: a refusal with its tracking id, since a proxy refuses too.
 *
 * @returns `null`: no answer that says anything.
 */
async function askWebex({ keys }: App, row: CredentialRow, signal: AbortSignal): Promise<Verdict> {
  try {
    if (!row.sealed) return null;
    const token = open(keys, placeOf(row), row.sealed);
    return { lives: true, expiresAt: (await readTokenExpiry(environmentFor(row.environment), token, signal)).value };
  } catch (error) {
    const cause = error instanceof ExchangeFailure ? error.error : error;
    const refused = cause instanceof OnrampError && cause.code === 'upstream-unauthorized' && cause.trackingId !== undefined;
    return refused ? { lives: false } : null;
  }
}

async function note({ db }: App, row: CredentialRow, change: { ended_seen_at: number | null; expiresAt?: number }): Promise<void> {
  const { ended_seen_at, expiresAt } = change;
  await db
    .updateTable('credentials')
    .set({ ended_seen_at, ...(expiresAt === undefined ? {} : { expires_at: expiresAt, expiry_source: 'tokenExpiry' }) })
    .where('id', '=', row.id)
    .execute();
}

/** Deletes a token, unless another replica did, or somebody found out meanwhile that it lives. */
async function purge({ db }: App, row: CredentialRow, now: number): Promise<boolean> {
  const purged = await db.transaction().execute(async (trx) => {
    await keepName(trx, row.connection_id);
    const gone = await trx
      .updateTable('credentials')
      .set({ status: 'forgotten', sealed: null, forgotten_at: row.status === 'active' ? now : null })
      .where('id', '=', row.id)
      .where('sealed', 'is not', null)
      .where('status', '=', row.status)
      .where('expires_at', '=', row.expires_at)
      .where('ended_seen_at', '=', row.ended_seen_at)
      .returning('id')
      .executeTakeFirst();
    if (gone) await revokeRelays(trx, { credentialId: row.id }, onrampItself);
    if (gone) await record(trx, { actor: 'Onramp', action: 'token-purged', connectionId: row.connection_id, subject: row.fingerprint });
    return gone !== undefined;
  });
  if (purged) publish(row.connection_id);
  return purged;
}

/** @returns whether the token was deleted. */
async function look(opened: App, row: CredentialRow, now: number, signal: AbortSignal): Promise<boolean> {
  const past = row.expires_at !== null && row.expires_at + settings().keepTokenMs <= now;
  const since = row.ended_seen_at;
  if (!past) {
    if (since !== null) await note(opened, row, { ended_seen_at: null });
    return false;
  }
  if (since === null || since > now) {
    await note(opened, row, { ended_seen_at: now });
    return false;
  }
  if (now - since < doubtMs) return false;
  const verdict = await askWebex(opened, row, signal);
  if (signal.aborted) return false;
  if (verdict?.lives) {
    await note(opened, row, { ended_seen_at: null, expiresAt: verdict.expiresAt });
    return false;
  }
  return verdict !== null || now - since >= silenceMs ? purge(opened, row, now) : false;
}

/**
 * Deletes tokens that ended longer ago than the grace allows. This server's clock alone never decides: every look in a whole day must have
 * found the token past its end, and then Webex must refuse it, or say nothing at all for a month.
 *
 * @param now epoch milliseconds, by this server's clock.
 */
export async function purgeTokens(opened: App, now: number, signal: AbortSignal): Promise<void> {
  const rows = await opened.db
    .selectFrom('credentials')
    .selectAll()
    .where('sealed', 'is not', null)
    .where((eb) => eb.or([eb('expires_at', '<=', now - settings().keepTokenMs), eb('ended_seen_at', 'is not', null)]))
    .execute();
  let purged = 0;
  for (const row of rows) {
    if (signal.aborted) break;
    if (await look(opened, row, now, signal)) purged += 1;
  }
  // Deleted on the disk as well, not only in the tables.
  if (purged > 0) await checkpoint(opened.db);
}

/** Runs on every replica; each deletes what the others have not. */
export const purgeJob: Job = { name: 'purge', everyMs: hourMs, run: purgeTokens };
