import type { SandboxContext } from './context';
import { type SandboxOrganization, sandboxOrganizations } from './organizations';
import { scatter, seedOf } from './scatter';
import type { SandboxUser } from './user';

/** Somebody in the emulated Okta. */
export interface OktaPerson {
  readonly key: string;
  readonly oktaId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly title: string;
  readonly department: string;
  readonly mobilePhone: string;
  /** What happens to this person; empty for nothing special. */
  readonly shows: string;
  /** Has the app from the beginning. */
  readonly assignedFirst: boolean;
}

/** A group of the emulated Okta. */
export interface OktaGroup {
  readonly key: string;
  readonly name: string;
  /** Keys of people. */
  readonly members: readonly string[];
}

/** The group that is assigned to the app. Okta wants another one for pushing (help.okta.com, Group Push prerequisites). */
export const assignedGroup: OktaGroup = {
  key: 'webex-users',
  name: 'Webex users',
  members: ['ines-calddale', 'tomas-ravfield', 'uma-lindfield', 'bilal-garholm'],
};

/** The groups that can be pushed. */
export const pushableGroups: readonly OktaGroup[] = [
  { key: 'webex-sales', name: 'Webex Sales', members: ['ada-byron', 'ines-calddale', 'uma-lindfield'] },
  { key: 'webex-engineering', name: 'Webex Engineering', members: ['tomas-ravfield', 'bilal-garholm', 'levi-thornkamp'] },
];

const ordinary: readonly (readonly [name: string, title: string, department: string])[] = [
  ['Ada Byron', 'Analyst', 'Sales'],
  ['Ines Calddale', 'Account manager', 'Sales'],
  ['Tomas Ravfield', 'Engineer', 'Engineering'],
  ['Uma Lindfield', 'Sales assistant', 'Sales'],
  ['Bilal Garholm', 'Architect', 'Engineering'],
  ['Levi Thornkamp', 'Test engineer', 'Engineering'],
  ['Yara Bexbury', 'Recruiter', 'People'],
];
const early = [
  ['Kofi Pellmere', 'Planner', 'Operations'],
  ['Maia Ostbury', 'Controller', 'Finance'],
] as const;
/** Somebody whom no Okta brought (see the sources in `small-directory.ts`), so that linking shows. */
const existingPlace = 11;

/** The people of the emulated Okta: most in the organization's own domain, three to rehearse what goes differently. */
export function rosterOf(context: SandboxContext, organization: SandboxOrganization): OktaPerson[] {
  const { domain } = organization;
  const other =
    sandboxOrganizations.find(({ key }) => key === (organization.key === 'clean' ? 'directory-connector' : 'clean')) ?? organization;
  const make = (name: string, email: string, more: Partial<OktaPerson>): OktaPerson => {
    const [firstName = '', lastName = ''] = name.split(' ');
    const seed = seedOf(`okta ${email}`);
    return {
      key: name.toLowerCase().replaceAll(' ', '-'),
      oktaId: `00u1${Array.from({ length: 16 }, (_, at) => '0123456789abcdefghijkmnpqrstuvwxyz'[scatter(seed, at) % 34]).join('')}`,
      firstName,
      lastName,
      email,
      title: 'Analyst',
      department: 'Finance',
      mobilePhone: `+1720555${String(scatter(seed, 99) % 100_000).padStart(5, '0')}`,
      shows: '',
      assignedFirst: false,
      ...more,
    };
  };
  const own = (name: string) => `${name.toLowerCase().replace(' ', '.')}@${domain}`;
  const existing = (user: SandboxUser, key: string, shows: string) => make(user.displayName, user.userName, { key, shows });
  return [
    ...ordinary.map(([name, title, department]) => make(name, own(name), { title, department })),
    ...early.map(([name, title, department]) => make(name, own(name), { title, department, assignedFirst: true })),
    existing(context.directoryOf(organization).userAt(existingPlace), 'existing', 'Is in Webex already: will be linked.'),
    existing(context.directoryOf(other).userAt(existingPlace), 'elsewhere', `Belongs to ${other.name} in Webex.`),
    make('Lale Kestfield', `lale.kestfield@projects-${domain}`, { shows: 'The domain of this address is not verified.' }),
  ];
}
