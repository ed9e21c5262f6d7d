import type { SandboxContext } from './context';
import { findUser } from './directory';
import { filterTerm } from './filter';
import { otherOrganization, type SandboxOrganization, sandboxOrganizations } from './organizations';
import type { UserDraft } from './scim-draft';
import { searchUsers } from './search';
import { licenseOf, type SandboxUser, userOfAccount } from './user';

/** Organizations that hand out no licence by themselves. */
const withoutTemplate: ReadonlySet<string> = new Set(['no-licence']);

/** Somebody by id, as they are now. Accounts of the large organization are not in its directory and still have a place of their own. */
export function userById(context: SandboxContext, organization: SandboxOrganization, id: string): SandboxUser | null {
  const directory = context.directoryOf(organization);
  const account = organization.accounts.find(({ userId }) => userId === id.toLowerCase());
  if (directory.overlay.find(id) === null) return null;
  return findUser(directory, id) ?? (account ? userOfAccount(account, organization) : null);
}

/**
 * Whether a user name is in use anywhere: it is unique in all of Webex, personal accounts included.
 *
 * @param exceptId the person who may have it, because it is theirs.
 */
export function isTaken(context: SandboxContext, userName: string, exceptId: string | null): boolean {
  const wanted = userName.toLowerCase();
  return [...sandboxOrganizations, otherOrganization].some((organization) => {
    if (organization.accounts.some(({ email, userId }) => email.toLowerCase() === wanted && userId !== exceptId)) return true;
    const filter = [[filterTerm('userName', 'eq', userName)]];
    const { users } = searchUsers(context.directoryOf(organization), { filter, sortBy: null, descending: false, startIndex: 1, count: 2 });
    return users.some(({ id }) => id !== exceptId);
  });
}

/** The person that a draft makes. Licences and roles are not Okta's to give: who is new gets the template's licence, everybody else keeps theirs. */
export function writtenUser(
  context: SandboxContext,
  organization: SandboxOrganization,
  draft: UserDraft,
  before: SandboxUser | null,
): SandboxUser {
  const modifiedAt = context.nextWriteAt();
  return {
    ...draft,
    id: before?.id ?? uuidFrom(context.randomBytes(16)),
    accountStatus: [accountStatusOf(organization, draft)],
    provisionSource: 'OKTA',
    licenseIds: before ? before.licenseIds : withoutTemplate.has(organization.key) ? [] : [licenseOf(organization)],
    roles: before?.roles ?? [],
    createdAt: before?.createdAt ?? modifiedAt,
    modifiedAt,
  };
}

/** These organizations enforce verified domains: who has an address of another one is marked as transient (help.webex.com/cd6d84). */
function accountStatusOf({ domain }: SandboxOrganization, { active, userName }: UserDraft): string {
  if (!active) return 'disabled';
  return userName.toLowerCase().endsWith(`@${domain}`) ? 'active' : 'transient';
}

/** A UUID of version 4. */
export function uuidFrom(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const variant = '89ab'.charAt((bytes[8] ?? 0) % 4);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
