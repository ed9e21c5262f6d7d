import 'server-only';
import type { Kysely } from 'kysely';
import { isTimeZone } from '@/lib/time-zone';
import { type Reminder, remindersOf } from '@/lib/token/reminders';
import type { Schema } from './db/schema';

/**
 * The credentials whose token Okta holds, one at most for each connection: the active one, else the newest that was in use when it was
 * forgotten here; while a renewal is open whose new token was pasted in Okta, that one. Only such as have a known end.
 */
export function heldTokens(db: Kysely<Schema>) {
  return db
    .selectFrom('credentials as held')
    .select(['held.id', 'held.connection_id', 'held.fingerprint', 'held.signed_in_as', 'held.received_at'])
    .select((eb) => eb.ref('held.expires_at').$notNull().as('expires_at'))
    .where('held.expires_at', 'is not', null)
    .where((eb) =>
      eb.or([
        eb('held.status', 'in', ['active', 'pending']),
        eb.and([
          eb('held.status', '=', 'forgotten'),
          eb('held.forgotten_at', 'is not', null),
          eb.not(
            eb.exists(
              eb
                .selectFrom('credentials as other')
                .select('other.id')
                .whereRef('other.connection_id', '=', 'held.connection_id')
                .where((or) =>
                  or.or([
                    or('other.status', '=', 'active'),
                    or.and([
                      or('other.status', '=', 'forgotten'),
                      or('other.forgotten_at', 'is not', null),
                      or.or([
                        or('other.received_at', '>', or.ref('held.received_at')),
                        or.and([or('other.received_at', '=', or.ref('held.received_at')), or('other.id', '>', or.ref('held.id'))]),
                      ]),
                    ]),
                  ]),
                ),
            ),
          ),
        ]),
      ]),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('renewals')
            .select('renewals.id')
            .whereRef('renewals.connection_id', '=', 'held.connection_id')
            .where('renewals.ended_at', 'is', null)
            .where('renewals.handed_over_at', 'is not', null)
            .whereRef('renewals.new_credential_id', '!=', 'held.id'),
        ),
      ),
    )
    .where((eb) =>
      eb.or([
        eb('held.status', '!=', 'pending'),
        eb.exists(
          eb
            .selectFrom('renewals')
            .select('renewals.id')
            .whereRef('renewals.new_credential_id', '=', 'held.id')
            .where('renewals.ended_at', 'is', null)
            .where('renewals.handed_over_at', 'is not', null),
        ),
      ]),
    );
}

export type HeldToken = Awaited<ReturnType<ReturnType<typeof heldTokens>['execute']>>[number];

/** Asking the calendar of a zone takes long, and every tick asks the same. */
const known = new Map<string, readonly Reminder[]>();
const mostKnown = 20_000;

function knownReminders(receivedAt: number, expiresAt: number, timeZone: string): readonly Reminder[] {
  const key = `${receivedAt} ${expiresAt} ${timeZone}`;
  const found = known.get(key);
  if (found) return found;
  if (known.size >= mostKnown) known.clear();
  const reminders = remindersOf({ receivedAt, expiresAt }, isTimeZone(timeZone) ? timeZone : 'UTC');
  known.set(key, reminders);
  return reminders;
}

/**
 * The one reminder that says where a token stands: the newest that is due. Those before it, should they have been missed, are not made up
 * for one by one.
 *
 * @param now epoch milliseconds. @param timeZone an IANA name; one that nobody knows counts as UTC.
 * @returns `undefined` before the first is due.
 */
export function newestDue(
  token: Readonly<{ received_at: number; expires_at: number }>,
  timeZone: string,
  now: number,
): Reminder | undefined {
  return knownReminders(token.received_at, token.expires_at, timeZone).findLast(({ dueAt }) => dueAt <= now);
}
