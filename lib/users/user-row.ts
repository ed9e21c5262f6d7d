import type { ScimUser } from '@/lib/scim/user';
import { accountStatusOf, createdAtOf, displayNameOf, lastModifiedOf, licenceCountOf, sourceOf } from '@/lib/scim/user-facts';
import type { SnapshotRow } from './snapshot';

/** A user that Webex sent, as the table shows it: in the shape of a row of the snapshot. */
export function toUserRow(user: ScimUser): SnapshotRow {
  return {
    id: user.id,
    name: displayNameOf(user),
    userName: user.userName || null,
    title: user.title || null,
    externalId: user.externalId || null,
    active: user.active ?? null,
    licences: licenceCountOf(user),
    source: sourceOf(user),
    accountStatus: accountStatusOf(user),
    createdAt: createdAtOf(user),
    modifiedAt: lastModifiedOf(user),
  };
}
