import { departments, places } from './names';
import type { SandboxOrganization } from './organizations';
import { pick, scatter, seedOf, uuidOf } from './scatter';
import { firstDay, licenseOf, nothingRare, type SandboxUser } from './user';

/** How one directory decides what its people are called and where they came from. */
export interface DirectoryPlan {
  readonly organization: SandboxOrganization;
  readonly seed: number;
  readonly idAt: (index: number) => string;
  readonly nameAt: (index: number) => readonly [given: string, family: string];
  readonly userNameAt: (index: number) => string;
  readonly modifiedAt: (index: number) => number;
  readonly sourceAt: (index: number) => string | null;
  /** `unknown`: the reply says nothing about licences. */
  readonly licenceAt: (index: number) => 'one' | 'none' | 'unknown';
  readonly managerAt: (index: number) => { readonly id: string; readonly name: string } | null;
}

/**
 * A person who follows from an index. Every attribute is worked out when it is read, so that a search pays only for what it compares.
 */
export class GeneratedUser implements SandboxUser {
  constructor(
    private readonly plan: DirectoryPlan,
    public index: number,
  ) {}

  readonly middleName = nothingRare.middleName;
  readonly honorificPrefix = nothingRare.honorificPrefix;
  readonly honorificSuffix = nothingRare.honorificSuffix;
  readonly nickName = nothingRare.nickName;
  readonly profileUrl = nothingRare.profileUrl;
  readonly address = nothingRare.address;

  get id() {
    return this.plan.idAt(this.index);
  }
  get externalId() {
    return this.provisionSource === 'OKTA' ? `00u${uuidOf(this.plan.seed, this.index).replaceAll('-', '').slice(0, 17)}` : null;
  }
  get userName() {
    return this.plan.userNameAt(this.index);
  }
  get givenName() {
    return this.plan.nameAt(this.index)[0];
  }
  get familyName() {
    return this.plan.nameAt(this.index)[1];
  }
  get displayName() {
    return this.plan.nameAt(this.index).join(' ');
  }
  get title() {
    return pick(this.#department.titles, this.plan.seed + 12, this.index);
  }
  get department() {
    return this.#department.name;
  }
  get costCenter() {
    return this.#department.costCenter;
  }
  get division() {
    return this.#place.division;
  }
  get locale() {
    return this.#place.locale;
  }
  get preferredLanguage() {
    return this.locale;
  }
  get timezone() {
    return this.#place.timezone;
  }
  get companyName() {
    return this.plan.organization.name;
  }
  get employeeNumber() {
    return `E-${100_000 + this.index}`;
  }
  /** In the range that is set aside for invented numbers, as far as it reaches. */
  get workPhone() {
    return `+1${303 + Math.floor(this.index / 100_000)}555${String(this.index % 100_000).padStart(5, '0')}`;
  }
  get mobilePhone() {
    return scatter(this.plan.seed + 13, this.index) % 2 === 0 ? `+1720555${String(this.index % 100_000).padStart(5, '0')}` : null;
  }
  get managerId() {
    return this.plan.managerAt(this.index)?.id ?? null;
  }
  get managerName() {
    return this.plan.managerAt(this.index)?.name ?? null;
  }
  get active() {
    return scatter(this.plan.seed + 14, this.index) % 25 !== 0;
  }
  /** Active people sometimes have none, as seen in real replies. */
  get accountStatus() {
    if (!this.active) return ['disabled'];
    const lot = scatter(this.plan.seed + 15, this.index) % 10;
    if (lot === 0) return null;
    return [lot === 1 ? 'pending' : 'active'];
  }
  get provisionSource() {
    return this.plan.sourceAt(this.index);
  }
  get licenseIds() {
    const licence = this.plan.licenceAt(this.index);
    if (licence === 'unknown') return null;
    return licence === 'one' ? [licenseOf(this.plan.organization)] : [];
  }
  get roles() {
    return [];
  }
  get createdAt() {
    return firstDay;
  }
  get modifiedAt() {
    return this.plan.modifiedAt(this.index);
  }

  get #department() {
    return pick(departments, this.plan.seed + 10, this.index);
  }
  get #place() {
    return pick(places, this.plan.seed + 11, this.index);
  }
}

/** A plan's seed. */
export function planSeed(organization: SandboxOrganization): number {
  return seedOf(`directory ${organization.key}`);
}
