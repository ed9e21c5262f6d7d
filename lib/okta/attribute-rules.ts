import type { Source } from '@/lib/source';
import type { Edition } from './edition';
import { sources } from './mapping-sources';
import type { words } from './mapping-words';

/** What is known of one user attribute that an Okta app can send. */
export interface AttributeRule {
  /** As SCIM writes it. A filter in brackets picks one of several values by its `type`. */
  readonly path: string;
  /** What Okta calls it, as variable or on screen. Case, blanks and punctuation do not count, so one spelling is enough. */
  readonly names: readonly string[];
  /** For a value of several parts that Okta maps one by one: what Okta calls each, by the part's name in SCIM. */
  readonly parts?: Readonly<Record<string, readonly string[]>>;
  /** What Okta's base profile usually fills it from. `null`: the base profile has nothing for it. */
  readonly expression: string | null;
  /** Its place in the list of an edition's article, from 1. Absent: not on that list. */
  readonly place: Readonly<Partial<Record<Edition, number>>>;
  readonly format?: 'language' | 'e-mail';
  /** `sign-on`: it has no mapping row. `set-by-okta`: Okta sends it without a mapping. `any-type`: stands for the types without a rule of their own. */
  readonly treatment?: 'sign-on' | 'set-by-okta' | 'any-type';
  /** Its own reason, where the general one for "supported" or "not supported" says too little. */
  readonly why?: Readonly<Partial<Record<Edition, keyof typeof words.why>>>;
  /** Where what is said of it rests on another document than the edition's article. */
  readonly source?: Source;
}

const notPassedOn = { classic: 'notPassedOn' } as const;

/**
 * Every attribute that has a rule: first what a list names, in the order of the newer one, then what Okta can map although neither
 * names it. An attribute is added here, and in `mapping-lint.cases.ts`.
 *
 * @see https://help.webex.com/nmm9pzdb older and current text, seen 2026-11
 * @see https://developer.okta.com/docs/api/openapi/okta-management/management/ `UserSchemaBaseProperties`, for Okta's names, seen 2026-11
 */
export const attributeRules: readonly AttributeRule[] = [
  {
    path: 'userName',
    names: ['login', 'User login'],
    expression: 'user.login',
    place: { classic: 1, scim2: 1 },
    format: 'e-mail',
    treatment: 'sign-on',
    source: sources.rejectedMapping,
  },
  {
    path: 'active',
    names: ['Status'],
    expression: null,
    place: { scim2: 2 },
    treatment: 'set-by-okta',
  },
  {
    path: 'name.givenName',
    names: ['givenName', 'firstName'],
    expression: 'user.firstName',
    place: { classic: 4, scim2: 3 },
  },
  {
    path: 'name.familyName',
    names: ['familyName', 'lastName', 'surname'],
    expression: 'user.lastName',
    place: { classic: 3, scim2: 4 },
  },
  { path: 'name.middleName', names: ['middleName'], expression: 'user.middleName', place: { scim2: 5 } },
  { path: 'name.honorificPrefix', names: ['honorificPrefix'], expression: 'user.honorificPrefix', place: { scim2: 6 } },
  { path: 'name.honorificSuffix', names: ['honorificSuffix'], expression: 'user.honorificSuffix', place: { scim2: 7 } },
  { path: 'displayName', names: [], expression: 'user.displayName', place: { classic: 2, scim2: 8 } },
  { path: 'nickName', names: [], expression: 'user.nickName', place: { scim2: 9 } },
  {
    path: 'emails[type eq "work"]',
    names: ['email', 'emails', 'Primary email', 'Work email', 'Email address'],
    parts: { type: ['emailType', 'Primary email type'] },
    expression: 'user.email',
    place: { scim2: 10 },
    why: { scim2: 'emails' },
  },
  { path: 'profileUrl', names: [], expression: 'user.profileUrl', place: { scim2: 11 } },
  { path: 'title', names: ['Job title'], expression: 'user.title', place: { classic: 6, scim2: 12 } },
  {
    path: 'preferredLanguage',
    names: ['Language'],
    expression: 'user.preferredLanguage',
    place: { scim2: 13 },
    format: 'language',
  },
  { path: 'locale', names: [], expression: 'user.locale', place: { scim2: 14 }, format: 'language' },
  { path: 'timezone', names: [], expression: 'user.timezone', place: { scim2: 15 } },
  {
    path: 'externalId',
    names: [],
    expression: null,
    place: { classic: 5, scim2: 16 },
    why: { classic: 'externalId', scim2: 'externalId' },
  },
  {
    path: 'phoneNumbers[type eq "work"]',
    names: ['primaryPhone', 'workPhone', 'phone', 'phoneNumber', 'phoneNumbers'],
    parts: { type: ['primaryPhoneType'] },
    expression: 'user.primaryPhone',
    place: { scim2: 17 },
    why: { ...notPassedOn, scim2: 'phones' },
  },
  {
    path: 'phoneNumbers[type eq "mobile"]',
    names: ['mobilePhone', 'mobile'],
    parts: { type: ['mobilePhoneType'] },
    expression: 'user.mobilePhone',
    place: { scim2: 18 },
    why: { ...notPassedOn, scim2: 'phones' },
  },
  {
    path: 'addresses[type eq "work"]',
    names: ['address', 'addresses', 'workAddress'],
    parts: {
      formatted: ['postalAddress'],
      streetAddress: ['streetAddress'],
      locality: ['city', 'locality'],
      region: ['state', 'region'],
      postalCode: ['zipCode', 'postalCode'],
      country: ['countryCode', 'country'],
      type: ['addressType'],
    },
    expression: null,
    place: { scim2: 19 },
    why: { ...notPassedOn, scim2: 'addresses' },
  },
  { path: 'employeeNumber', names: [], expression: 'user.employeeNumber', place: { scim2: 20 } },
  { path: 'costCenter', names: [], expression: 'user.costCenter', place: { scim2: 21 } },
  { path: 'organization', names: [], expression: 'user.organization', place: { scim2: 22 } },
  { path: 'division', names: [], expression: 'user.division', place: { scim2: 23 } },
  { path: 'department', names: [], expression: 'user.department', place: { scim2: 24 } },

  {
    path: 'manager',
    names: [],
    parts: { value: ['managerId'], displayName: ['managerDisplayName', 'Manager name'] },
    expression: 'user.manager',
    place: {},
    why: { classic: 'manager', scim2: 'manager' },
  },
  {
    path: 'password',
    names: [],
    expression: null,
    place: {},
    why: { classic: 'password', scim2: 'password' },
    source: sources.oktaScim,
  },
  { path: 'userType', names: [], expression: 'user.userType', place: {} },
  { path: 'name.formatted', names: ['Formatted name', 'Full name'], expression: null, place: {} },
  {
    path: 'emails',
    names: ['secondEmail', 'Secondary email', 'secondaryEmailType'],
    expression: 'user.secondEmail',
    place: {},
    treatment: 'any-type',
    why: { scim2: 'emails' },
  },
  {
    path: 'phoneNumbers',
    names: ['homePhone', 'fax', 'faxNumber', 'pager'],
    expression: null,
    place: {},
    treatment: 'any-type',
    why: { ...notPassedOn, scim2: 'phones' },
  },
  {
    path: 'addresses',
    names: ['homeAddress'],
    expression: null,
    place: {},
    treatment: 'any-type',
    why: { ...notPassedOn, scim2: 'addresses' },
  },
  { path: 'groups', names: ['memberOf'], expression: null, place: {}, why: { scim2: 'groups' } },
  { path: 'roles', names: [], expression: null, place: {} },
  { path: 'entitlements', names: [], expression: null, place: {} },
  { path: 'ims', names: [], expression: null, place: {} },
  { path: 'photos', names: [], expression: null, place: {} },
  { path: 'x509Certificates', names: [], expression: null, place: {} },
];
