/**
 * What a person may do: `viewer` sees everything but secrets, `operator` runs the guide, checks and reminders, `owner` reveals, deletes and
 * decides who else may come in. Each may do what the ones before it may.
 */
export const roles = ['viewer', 'operator', 'owner'] as const;

export type Role = (typeof roles)[number];

/** Whether a role is enough. */
export const isEnough = (role: Role, needed: Role): boolean => roles.indexOf(role) >= roles.indexOf(needed);

/** The role of that name, or null. */
export const readRole = (text: string): Role | null => roles.find((role) => role === text) ?? null;

/** What people read about each role. */
export const roleWords: Readonly<Record<Role, { readonly label: string; readonly may: string }>> = {
  viewer: { label: 'Viewer', may: 'Sees connections, checks and users. No secrets.' },
  operator: { label: 'Operator', may: 'Also runs the guide, checks, reminders and exports.' },
  owner: { label: 'Owner', may: 'Also reveals and forgets tokens, deletes snapshots, and manages the team.' },
};
