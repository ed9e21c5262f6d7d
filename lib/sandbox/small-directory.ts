import type { BaseDirectory } from './directory';
import { type DirectoryPlan, GeneratedUser, planSeed } from './generated-user';
import { familyNames, givenNames } from './names';
import type { SandboxOrganization } from './organizations';
import { pick, scatter, uuidOf } from './scatter';
import { firstDay, type SandboxUser, userOfAccount } from './user';

const dayMs = 86_400_000;

/** Of the 40 people of `directory-connector`, those in these places came from Active Directory. */
const fromActiveDirectory = { first: 4, end: 22 };

/** Where nobody hands out licences, those in every such place have one: somebody gave it by hand. */
const licensedByHand = 8;

/**
 * A directory that is kept: first the organization's accounts, then invented people in no order at all, so that sorting shows.
 */
export function smallDirectory(organization: SandboxOrganization, onUserMade: () => void): BaseDirectory {
  const { key, size, domain, tokenOrganizationId } = organization;
  const accounts = tokenOrganizationId ? [] : organization.accounts;
  const boss = accounts[0];
  const seed = planSeed(organization);
  const nameAt: DirectoryPlan['nameAt'] = (index) => [pick(givenNames, seed + 3, index), pick(familyNames, seed + 4, index)];
  const plan: DirectoryPlan = {
    organization,
    seed,
    idAt: (index) => uuidOf(seed, index),
    nameAt,
    userNameAt: (index) => `${nameAt(index).join('.').toLowerCase()}@${domain}`,
    modifiedAt: (index) => firstDay + (scatter(seed + 5, index) % 280) * dayMs + (scatter(seed + 6, index) % dayMs),
    sourceAt: (index) => {
      if (key === 'directory-connector' && index >= fromActiveDirectory.first && index < fromActiveDirectory.end) return 'AD';
      return index % 12 === 11 ? 'SCIM' : 'OKTA';
    },
    licenceAt: (index) => {
      if (key === 'no-licence') return index % licensedByHand === 0 ? 'one' : 'none';
      return key === 'directory-connector' && index % 10 === 9 ? 'unknown' : 'one';
    },
    managerAt: () => (boss ? { id: boss.userId, name: boss.displayName } : null),
  };
  const users: SandboxUser[] = Array.from({ length: size }, (_, index) => {
    onUserMade();
    const account = accounts[index];
    return account ? userOfAccount(account, organization) : new GeneratedUser(plan, index);
  });
  const userAt = (place: number) => {
    const user = users[place];
    if (!user) throw new RangeError('no such place');
    return user;
  };
  return { size, ascending: false, userAt, peek: userAt, placeOfId: (id) => users.findIndex((user) => user.id === id.toLowerCase()) };
}
