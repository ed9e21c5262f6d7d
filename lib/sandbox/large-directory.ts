import type { BaseDirectory } from './directory';
import { type DirectoryPlan, GeneratedUser, planSeed } from './generated-user';
import { familyNames, givenNames } from './names';
import type { SandboxOrganization } from './organizations';
import { scatter, uuidOf } from './scatter';
import { firstDay } from './user';

/** How many people share a name; the number in their user name tells them apart. */
const namesakes = 2;
const fourMinutesMs = 240_000;
const teamSize = 12;

/**
 * A directory that is never in memory. User names run through family names, given names and namesakes in alphabetical order, the first eight digits
 * of an id hold its place, and everybody was changed four minutes after the one before: so every sort that Webex offers is the order of places.
 */
export function largeDirectory(organization: SandboxOrganization, onUserMade: () => void): BaseDirectory {
  const { size, domain } = organization;
  if (size > familyNames.length * givenNames.length * namesakes) throw new RangeError('more people than names');
  const seed = planSeed(organization);
  const stride = Math.floor(2 ** 32 / size);
  const idAt = (index: number) => uuidOf(seed, index, index * stride + (scatter(seed, index) % stride));
  const nameAt: DirectoryPlan['nameAt'] = (index) => [
    givenNames[Math.floor(index / namesakes) % givenNames.length] ?? '',
    familyNames[Math.floor(index / namesakes / givenNames.length)] ?? '',
  ];
  let manager = { place: -1, id: '', name: '' };
  // People are looked at in order, so the manager is nearly always that of the one before.
  const managerIn = (place: number) => {
    if (manager.place !== place) manager = { place, id: idAt(place), name: nameAt(place).join(' ') };
    return manager;
  };
  const plan: DirectoryPlan = {
    organization,
    seed,
    idAt,
    nameAt,
    userNameAt: (index) => {
      const [given, family] = nameAt(index);
      return `${family}.${given}.${(index % namesakes) + 1}@${domain}`.toLowerCase();
    },
    modifiedAt: (index) => firstDay + index * fourMinutesMs,
    sourceAt: (index) => (scatter(seed + 1, index) % 50 === 0 ? 'SCIM' : 'OKTA'),
    licenceAt: (index) => (scatter(seed + 2, index) % 30 === 0 ? 'none' : 'one'),
    managerAt: (index) => (index === 0 ? null : managerIn(Math.floor(index / teamSize))),
  };
  const cursor = new GeneratedUser(plan, 0);
  return {
    size,
    ascending: true,
    userAt: (place) => {
      if (!Number.isInteger(place) || place < 0 || place >= size) throw new RangeError('no such place');
      onUserMade();
      return new GeneratedUser(plan, place);
    },
    peek: (place) => {
      cursor.index = place;
      return cursor;
    },
    placeOfId: (id) => {
      const place = Math.floor(Number.parseInt(id.slice(0, 8), 16) / stride);
      return place >= 0 && place < size && idAt(place) === id.toLowerCase() ? place : -1;
    },
  };
}
