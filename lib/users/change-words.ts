import type { ChangeKind, UserChange } from './snapshot';

/** The kinds of change, with their names on screen. */
export const changeNames: Readonly<Record<ChangeKind, string>> = {
  created: 'Created',
  updated: 'Updated',
  deactivated: 'Deactivated',
  reactivated: 'Reactivated',
  removed: 'Removed',
};

const deeds: Readonly<Record<ChangeKind, string>> = {
  created: 'was created',
  updated: 'was updated',
  deactivated: 'was deactivated',
  reactivated: 'was reactivated',
  removed: 'is no longer there',
};

/** What happened, as it goes on after the user's name. Who did it, Webex does not say. */
export const changeDeed = ({ kind }: UserChange): string => deeds[kind];

/** The name of an attribute without the URN of its extension. */
export const shortPath = (path: string): string => (path.startsWith('urn:') ? path.slice(path.lastIndexOf(':') + 1) : path);
