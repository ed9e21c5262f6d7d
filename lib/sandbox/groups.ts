import type { SandboxOrganization } from './organizations';
import { seedOf, uuidOf } from './scatter';
import type { SandboxUser } from './user';

/** One group that was pushed to a sandbox organization. */
export interface SandboxGroup {
  readonly id: string;
  readonly displayName: string;
  readonly externalId: string | null;
  /** SCIM ids. */
  readonly memberIds: ReadonlySet<string>;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly modifiedAt: number;
}

/** The pushed groups of one organization, in the order of their creation. */
export interface GroupStore {
  list(): readonly SandboxGroup[];
  find(id: string): SandboxGroup | null;
  /** `false`: there are too many. */
  save(group: SandboxGroup): boolean;
  /** `false`: there was none. */
  remove(id: string): boolean;
  /** Takes a deleted person out of every group. */
  forget(userId: string): void;
}

/** Groups that one organization can hold. */
const maxGroups = 200;

/** The group stores of one sandbox; every organization begins with none. */
export function createGroupStores(): (organization: SandboxOrganization) => GroupStore {
  const made = new Map<string, GroupStore>();
  return ({ key }) => {
    const store = made.get(key) ?? createGroupStore();
    made.set(key, store);
    return store;
  };
}

function createGroupStore(): GroupStore {
  const groups = new Map<string, SandboxGroup>();
  return {
    list: () => [...groups.values()],
    find: (id) => groups.get(id.toLowerCase()) ?? null,
    save: (group) => {
      if (!groups.has(group.id) && groups.size >= maxGroups) return false;
      groups.set(group.id, group);
      return true;
    },
    remove: (id) => groups.delete(id.toLowerCase()),
    forget: (userId) => {
      for (const group of groups.values()) {
        if (!group.memberIds.has(userId)) continue;
        groups.set(group.id, { ...group, memberIds: new Set([...group.memberIds].filter((id) => id !== userId)) });
      }
    },
  };
}

/** The groups that a person is shown with: the one of their department, which cannot be asked for, and those that were pushed. */
export function groupsOfUser(store: GroupStore, organizationId: string, user: SandboxUser): { id: string; displayName: string }[] {
  const { department } = user;
  const own = department === null ? [] : [{ id: uuidOf(seedOf(organizationId), seedOf(department) % 1_000), displayName: department }];
  return [...own, ...store.list().filter(({ memberIds }) => memberIds.has(user.id))];
}
