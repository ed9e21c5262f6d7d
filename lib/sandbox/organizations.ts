import { seedOf, uuidOf } from './scatter';

/** What a sandbox account may do in its organization. */
export type AccountRole = 'full-admin' | 'user-admin' | 'read-only' | 'user';

/** One account that can sign in at the sandbox. */
export interface SandboxAccount {
  readonly key: string;
  readonly displayName: string;
  readonly email: string;
  readonly role: AccountRole;
  /** SCIM id, a UUID; also the id inside the People API's id. */
  readonly userId: string;
}

/** One organization of the sandbox. Everything in it is invented. */
export interface SandboxOrganization {
  readonly key: string;
  /** UUID, as Control Hub shows it. */
  readonly organizationId: string;
  readonly name: string;
  readonly domain: string;
  /** One sentence: what this organization is there to show. */
  readonly shows: string;
  /** People in the directory. */
  readonly size: number;
  /** What `expires_in` says for its tokens. */
  readonly expiresInSeconds: number;
  /** Where tokens of its accounts belong, when that is not this organization: a UUID, or `consumer`. */
  readonly tokenOrganizationId?: string;
  readonly behaviour?: 'rate-limited' | 'flaky' | 'classic' | 'government';
  readonly accounts: readonly SandboxAccount[];
}

const days365 = 31_535_999;
const days45 = 3_887_999;

type Draft = Omit<SandboxOrganization, 'accounts' | 'size' | 'expiresInSeconds'> &
  Partial<Pick<SandboxOrganization, 'size' | 'expiresInSeconds'>> & { people: readonly (readonly [name: string, role: AccountRole])[] };

function organization({ people, ...draft }: Draft): SandboxOrganization {
  const accounts = people.map(([displayName, role]) => ({
    key: `${draft.key}-${role}`,
    displayName,
    email: `${displayName.toLowerCase().replaceAll(' ', '.')}@${draft.domain}`,
    role,
    userId: uuidOf(
      seedOf(`account ${draft.key}`),
      people.findIndex(([name]) => name === displayName),
    ),
  }));
  return { size: 25, expiresInSeconds: days365, ...draft, accounts };
}

/** The organization to which the account of `wrong-organization` really belongs. */
export const otherOrganization = organization({
  key: 'other',
  organizationId: '2c096ddd-2464-490f-947b-f1bf767dea07',
  name: 'Ferrow Partners',
  domain: 'partners.ferrow.example',
  shows: 'Nothing by itself: the account of Ferrow Energy belongs here.',
  people: [['Silas Thornvik', 'full-admin']],
});

/**
 * The organizations to choose from. Only append accounts: a token names its account by its place in this list
 * (see `accountAt`), and tokens outlive the process that made them.
 */
export const sandboxOrganizations: readonly SandboxOrganization[] = [
  organization({
    key: 'clean',
    organizationId: '70655114-5f31-47cc-8e25-a669e149049f',
    name: 'Halden Logistics',
    domain: 'halden.example',
    shows: 'Everything is as it should be: 25 licensed users, provisioned by Okta.',
    people: [
      ['Ada Brandt', 'full-admin'],
      ['Noor Hadfield', 'user-admin'],
      ['Theo Marlund', 'user'],
    ],
  }),
  organization({
    key: 'large',
    organizationId: '26465f84-1f4f-469b-8f45-e3a62bc4c1d8',
    name: 'Corvane Holdings',
    domain: 'corvane.example',
    shows: 'A directory of 100,000 users.',
    size: 100_000,
    people: [['Imre Falkholm', 'full-admin']],
  }),
  organization({
    key: 'directory-connector',
    organizationId: '82dc836a-233f-4877-b028-0f50d6a76aba',
    name: 'Pell & Orrin Insurance',
    domain: 'pellorrin.example',
    shows: 'Directory Connector is in use: 18 of 40 users came from Active Directory. Tokens live 45 days.',
    size: 40,
    expiresInSeconds: days45,
    people: [['Juno Castellane', 'full-admin']],
  }),
  organization({
    key: 'no-licence',
    organizationId: '078de22f-4808-4231-a635-276512787f74',
    name: 'Brackwater Foods',
    domain: 'brackwater.example',
    shows: 'No licence template: most users arrived without a licence.',
    people: [['Sana Lindquist', 'full-admin']],
  }),
  organization({
    key: 'read-only-admin',
    organizationId: '2ed5c2ec-52c7-494d-bc68-396ae637020c',
    name: 'Tamsin Clinics',
    domain: 'tamsin.example',
    shows: 'The administrator may read and change nothing.',
    people: [['Rhea Oakdale', 'read-only']],
  }),
  organization({
    key: 'user-admin-only',
    organizationId: '3ffbf423-9a12-4474-842d-650eebf40c61',
    name: 'Lumen Quarry',
    domain: 'lumenquarry.example',
    shows: 'The administrator manages users and is not a full administrator.',
    people: [['Felix Auberlund', 'user-admin']],
  }),
  organization({
    key: 'personal',
    organizationId: 'c41a8c21-75e7-496f-9f41-34666c0356e9',
    name: 'Gannet Studio',
    domain: 'gannet.example',
    shows: 'The person signs in with a personal account, which belongs to no organization.',
    tokenOrganizationId: 'consumer',
    people: [['Milo Gannet', 'user']],
  }),
  {
    ...organization({
      key: 'wrong-organization',
      organizationId: '57e24ca6-2d9d-45d3-a0dd-c7c28f00c36f',
      name: 'Ferrow Energy',
      domain: 'ferrow.example',
      shows: 'The account belongs to another organization, Ferrow Partners.',
      tokenOrganizationId: otherOrganization.organizationId,
      people: [],
    }),
    accounts: otherOrganization.accounts.map((account) => ({ ...account, key: 'wrong-organization-full-admin' })),
  },
  organization({
    key: 'short-lived',
    organizationId: '0b330eef-9c01-4b6b-8c4b-9f5261950c44',
    name: 'Quillon Media',
    domain: 'quillon.example',
    shows: 'Tokens live 15 minutes.',
    expiresInSeconds: 900,
    people: [['Vera Kestgate', 'full-admin']],
  }),
  organization({
    key: 'rate-limited',
    organizationId: 'c3509f20-6276-4e8e-898c-09be7e80183e',
    name: 'Sedgeline Rail',
    domain: 'sedgeline.example',
    shows: 'Webex asks to slow down: more than 2 SCIM requests in 10 seconds are refused.',
    behaviour: 'rate-limited',
    people: [['Otis Wexholm', 'full-admin']],
  }),
  organization({
    key: 'flaky',
    organizationId: '78cbcf31-460e-401c-9aac-50b788663338',
    name: 'Tidewick Telecom',
    domain: 'tidewick.example',
    shows: 'Half of the answers are broken: unavailable, cut off, or a web page.',
    behaviour: 'flaky',
    people: [['Greta Yarmere', 'full-admin']],
  }),
  organization({
    key: 'classic',
    organizationId: '2eaf7700-07f3-438f-beff-c77743b8231b',
    name: 'Oldacre Press',
    domain: 'oldacre.example',
    shows: 'Only the older SCIM answers, as for the classic Okta app.',
    behaviour: 'classic',
    people: [['Hugo Eldacre', 'full-admin']],
  }),
  organization({
    key: 'government',
    organizationId: 'd1d5a7f2-8c3e-4b96-9a0f-6e47b2c85d13',
    name: 'Marholm County',
    domain: 'marholm.example',
    shows: 'Plays Webex for Government: its tokens carry another mark, and there is no older SCIM.',
    behaviour: 'government',
    people: [['Bodil Marholm', 'full-admin']],
  }),
  organization({
    key: 'small',
    organizationId: '9a4c60de-31b5-4f0e-8d27-5c1b7e93a2f4',
    name: 'Tessaly Tools',
    domain: 'tessaly.example',
    shows: '25 licensed users, and room for those that you provision.',
    people: [['Ruben Tessaly', 'full-admin']],
  }),
];

const members = sandboxOrganizations.flatMap((home) => home.accounts.map((account) => ({ organization: home, account })));

/** The account in a place of the whole list, with the organization under which it is offered. */
export function accountAt(place: number): { organization: SandboxOrganization; account: SandboxAccount } | null {
  return members[place] ?? null;
}

/** The place of an account in the whole list; -1 when there is no such key. */
export function placeOfAccount(key: string): number {
  return members.findIndex(({ account }) => account.key === key);
}

/** The organization with this ID, in any case; also the one that is not offered. */
export function organizationById(organizationId: string): SandboxOrganization | null {
  const wanted = organizationId.toLowerCase();
  return [...sandboxOrganizations, otherOrganization].find((candidate) => candidate.organizationId === wanted) ?? null;
}
