import type { SandboxUser } from './user';

/** An id of the REST API: base64, without padding, of a `ciscospark` address. People and organizations are always of cluster `us`. */
function hydraId(type: 'PEOPLE' | 'ORGANIZATION' | 'ROLE' | 'LICENSE', id: string): string {
  return btoa(`ciscospark://us/${type}/${id}`).replace(/=+$/, '');
}

/**
 * A user as the People API shows one.
 *
 * @param organizationId a UUID, or `consumer` for a personal account.
 * @param view who looks: what only administrators see is left out for `outsider`.
 */
export function toPerson(user: SandboxUser, organizationId: string, view: 'member' | 'outsider') {
  const phones = [
    ...(user.workPhone ? [{ type: 'work', value: user.workPhone, primary: true }] : []),
    ...(user.mobilePhone ? [{ type: 'mobile', value: user.mobilePhone }] : []),
  ];
  const pending = user.accountStatus?.includes('pending') ?? false;
  return {
    id: hydraId('PEOPLE', user.id),
    emails: [user.userName],
    phoneNumbers: phones,
    displayName: user.displayName,
    nickName: user.nickName ?? user.givenName ?? undefined,
    firstName: user.givenName ?? undefined,
    lastName: user.familyName ?? undefined,
    orgId: hydraId('ORGANIZATION', organizationId),
    ...(view === 'member' && {
      roles: user.roles.map((role) => hydraId('ROLE', role)),
      licenses: (user.licenseIds ?? []).map((licence) => hydraId('LICENSE', `${organizationId}:${licence}`)),
      invitePending: pending,
      loginEnabled: user.active && !pending,
    }),
    created: new Date(user.createdAt).toISOString(),
    lastModified: new Date(user.modifiedAt).toISOString(),
    timezone: user.timezone ?? undefined,
    status: user.active ? (pending ? 'pending' : 'active') : 'inactive',
    type: 'person',
  };
}
