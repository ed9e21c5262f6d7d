import type { Edition } from './edition';
import type { MappingFinding } from './mapping-verdict';

interface MappingCase {
  readonly name: string;
  readonly edition: Edition;
  readonly text: string;
  readonly expected: readonly (readonly [attribute: string, verdict: MappingFinding['verdict']])[];
  /** The document that the expectation rests on. */
  readonly source: string;
}

const older = 'help.webex.com/en-us/article/nmm9pzdb, older text';
const newer = 'help.webex.com/nmm9pzdb, current text';
const support = 'support.okta.com, Cisco Webex provisioning fails to create user';
const schemas = 'developer.okta.com, Schemas API';
const mappings = 'developer.okta.com, Profile Mappings API';
const scim = 'developer.okta.com, SCIM 2.0 reference';

const schema = (base: Record<string, unknown>, custom: Record<string, unknown> = {}) =>
  JSON.stringify({ name: 'Cisco Webex', definitions: { base: { properties: base }, custom: { properties: custom } } });

const mapping = (properties: Record<string, { expression: string | null; pushStatus: string | null }>, targetType = 'appuser') => ({
  id: 'prm1aaa2bbb3ccc4',
  source: { id: 'oty1', name: 'user', type: targetType === 'appuser' ? 'user' : 'appuser' },
  target: { id: '0oa7webex000000000w6', name: 'webex', type: targetType },
  properties,
});

const push = (expression: string) => ({ expression, pushStatus: 'PUSH' });

const names = { displayName: push('user.displayName'), givenName: push('user.firstName'), familyName: push('user.lastName') };

const namesSupported = [
  ['displayName', 'supported'],
  ['name.givenName', 'supported'],
  ['name.familyName', 'supported'],
] as const;

/** Pasted texts, and what is said of them: one verdict for each attribute, problems first. */
export const mappingCases: readonly MappingCase[] = [
  {
    name: 'the six of the older article',
    edition: 'classic',
    text: '• userName\n• displayName\n• name.familyName\n• name.givenName\n• externalId\n• title',
    expected: [
      ['userName', 'configured-elsewhere'],
      ['displayName', 'supported'],
      ['name.familyName', 'supported'],
      ['name.givenName', 'supported'],
      ['externalId', 'supported'],
      ['title', 'supported'],
    ],
    source: older,
  },
  {
    name: 'what is on the longer list beside the usual',
    edition: 'scim2',
    text: 'middleName\nhonorificPrefix\nhonorificSuffix\nprofileUrl\ntimezone\nemployeeNumber\ncostCenter\norganization',
    expected: [
      ['name.middleName', 'supported'],
      ['name.honorificPrefix', 'supported'],
      ['name.honorificSuffix', 'supported'],
      ['profileUrl', 'supported'],
      ['timezone', 'supported'],
      ['employeeNumber', 'supported'],
      ['costCenter', 'supported'],
      ['organization', 'supported'],
    ],
    source: newer,
  },
  {
    name: 'what SCIM has, and neither list',
    edition: 'scim2',
    text: 'name.formatted, roles, entitlements, ims, photos, x509Certificates',
    expected: ['name.formatted', 'roles', 'entitlements', 'ims', 'photos', 'x509Certificates'].map(
      (path) => [path, 'not-supported'] as const,
    ),
    source: newer,
  },
  {
    name: 'a mobile phone in the classic edition',
    edition: 'classic',
    text: 'title, mobilePhone',
    expected: [
      ['phoneNumbers[type eq "mobile"]', 'not-supported'],
      ['title', 'supported'],
    ],
    source: older,
  },
  {
    name: 'a mobile phone in the SCIM 2.0 edition',
    edition: 'scim2',
    text: 'title, mobilePhone',
    expected: [
      ['title', 'supported'],
      ['phoneNumbers[type eq "mobile"]', 'supported'],
    ],
    source: newer,
  },
  {
    name: 'the parts of an address in the classic edition',
    edition: 'classic',
    text: 'streetAddress\ncity\nstate\nzipCode\ncountryCode\npostalAddress',
    expected: ['streetAddress', 'locality', 'region', 'postalCode', 'country', 'formatted'].map(
      (part) => [`addresses[type eq "work"].${part}`, 'not-supported'] as const,
    ),
    source: older,
  },
  {
    name: 'the parts of an address in the SCIM 2.0 edition',
    edition: 'scim2',
    text: 'Street address; City; ZIP code',
    expected: ['streetAddress', 'locality', 'postalCode'].map((part) => [`addresses[type eq "work"].${part}`, 'supported'] as const),
    source: newer,
  },
  {
    name: 'an attribute of the newer list only',
    edition: 'classic',
    text: 'nickName',
    expected: [['nickName', 'not-supported']],
    source: older,
  },
  {
    name: 'a language in the classic edition',
    edition: 'classic',
    text: 'user.locale -> locale',
    expected: [['locale', 'not-supported']],
    source: older,
  },
  {
    name: 'the e-mail in the classic edition',
    edition: 'classic',
    text: 'email',
    expected: [['emails[type eq "work"]', 'not-supported']],
    source: older,
  },
  {
    name: 'the e-mail in the SCIM 2.0 edition',
    edition: 'scim2',
    text: 'Primary email',
    expected: [['emails[type eq "work"]', 'supported']],
    source: newer,
  },
  { name: 'a second e-mail', edition: 'scim2', text: 'secondEmail', expected: [['secondEmail', 'not-supported']], source: newer },
  { name: 'a manager', edition: 'scim2', text: 'manager', expected: [['manager', 'not-supported']], source: newer },
  { name: 'a manager’s id', edition: 'classic', text: 'managerId', expected: [['manager.value', 'not-supported']], source: older },
  { name: 'a user type', edition: 'scim2', text: 'userType', expected: [['userType', 'not-supported']], source: newer },
  { name: 'a password', edition: 'scim2', text: 'password', expected: [['password', 'not-supported']], source: scim },
  {
    name: 'active in the SCIM 2.0 edition',
    edition: 'scim2',
    text: 'active',
    expected: [['active', 'configured-elsewhere']],
    source: scim,
  },
  { name: 'active in the classic edition', edition: 'classic', text: 'active', expected: [['active', 'not-supported']], source: older },
  { name: 'groups as an attribute', edition: 'scim2', text: 'groups', expected: [['groups', 'not-supported']], source: newer },
  {
    name: 'SCIM paths with filters',
    edition: 'scim2',
    text: 'phoneNumbers[type eq "work"]\nphoneNumbers[type eq "mobile"].value\naddresses[type eq "work"]\nemails[type eq "work"].value',
    expected: [
      ['phoneNumbers[type eq "work"]', 'supported'],
      ['phoneNumbers[type eq "mobile"]', 'supported'],
      ['addresses[type eq "work"]', 'supported'],
      ['emails[type eq "work"]', 'supported'],
    ],
    source: newer,
  },
  {
    name: 'types that no list has',
    edition: 'scim2',
    text: 'phoneNumbers[type eq "home"]\naddresses[type eq "home"].locality\nemails[type eq "other"]',
    expected: [
      ['phoneNumbers[type eq "home"]', 'not-supported'],
      ['addresses[type eq "home"].locality', 'not-supported'],
      ['emails[type eq "other"]', 'not-supported'],
    ],
    source: newer,
  },
  {
    name: 'the enterprise extension by its URN',
    edition: 'scim2',
    text: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department',
    expected: [['department', 'supported']],
    source: newer,
  },
  {
    name: 'an arrow from Okta to Webex',
    edition: 'classic',
    text: 'user.firstName -> name.givenName',
    expected: [['name.givenName', 'supported']],
    source: older,
  },
  {
    name: 'an arrow in Unicode',
    edition: 'classic',
    text: 'user.lastName → familyName',
    expected: [['name.familyName', 'supported']],
    source: older,
  },
  { name: 'an arrow the other way', edition: 'classic', text: 'title <- user.title', expected: [['title', 'supported']], source: older },
  { name: 'an equals sign', edition: 'classic', text: 'title = user.title', expected: [['title', 'supported']], source: older },
  {
    name: 'bars',
    edition: 'classic',
    text: '| Given name | givenName | user.firstName |',
    expected: [['name.givenName', 'supported']],
    source: older,
  },
  {
    name: 'a table in Markdown',
    edition: 'classic',
    text: '| Attribute | Value |\n|---|---|\n| title | user.title |\n| city | user.city |',
    expected: [
      ['addresses[type eq "work"].locality', 'not-supported'],
      ['title', 'supported'],
    ],
    source: older,
  },
  {
    name: 'To App as it is copied',
    edition: 'classic',
    text: 'Attribute\tAttribute Type\tValue\tApply on\nUsername\nuserName\tPersonal\tConfigured in Sign On settings\nGiven name\tgivenName\tPersonal\tuser.firstName\tCreate and update',
    expected: [
      ['userName', 'configured-elsewhere'],
      ['name.givenName', 'supported'],
    ],
    source: support,
  },
  {
    name: 'numbers and boxes before names',
    edition: 'classic',
    text: '1. title\n2) displayName\n- [x] givenName\n[ ] familyName',
    expected: [
      ['title', 'supported'],
      ['displayName', 'supported'],
      ['name.givenName', 'supported'],
      ['name.familyName', 'supported'],
    ],
    source: older,
  },
  {
    name: 'names parted by blanks',
    edition: 'scim2',
    text: 'title department division',
    expected: [
      ['title', 'supported'],
      ['department', 'supported'],
      ['division', 'supported'],
    ],
    source: newer,
  },
  {
    name: 'a sentence',
    edition: 'scim2',
    text: 'Please look at my title',
    expected: [['Please look at my title', 'not-known']],
    source: newer,
  },
  { name: 'a custom attribute', edition: 'scim2', text: 'badgeColour', expected: [['badgeColour', 'not-known']], source: newer },
  {
    name: 'a name that objects have anyway',
    edition: 'scim2',
    text: '__proto__, constructor',
    expected: [
      ['__proto__', 'not-known'],
      ['constructor', 'not-known'],
    ],
    source: newer,
  },
  { name: 'a language without an expression', edition: 'scim2', text: 'locale', expected: [['locale', 'needs-format']], source: newer },
  {
    name: 'a language as Okta holds it',
    edition: 'scim2',
    text: 'user.preferredLanguage -> preferredLanguage',
    expected: [['preferredLanguage', 'needs-format']],
    source: newer,
  },
  {
    name: 'a language from a plain name',
    edition: 'scim2',
    text: 'locale → preferredLanguage',
    expected: [['preferredLanguage', 'needs-format']],
    source: newer,
  },
  {
    name: 'a language that is converted',
    edition: 'scim2',
    text: 'String.replace(user.locale, "-", "_") -> locale',
    expected: [['locale', 'supported']],
    source: newer,
  },
  {
    name: 'a language that is converted the wrong way',
    edition: 'scim2',
    text: 'locale | String.replace(user.locale, "_", "-")',
    expected: [['locale', 'needs-format']],
    source: newer,
  },
  {
    name: 'a language in a fixed wrong form',
    edition: 'scim2',
    text: 'locale = "en-US"',
    expected: [['locale', 'needs-format']],
    source: newer,
  },
  {
    name: 'a language in the fixed right form',
    edition: 'scim2',
    text: "locale = 'en_US'",
    expected: [['locale', 'supported']],
    source: newer,
  },
  {
    name: 'a language alone',
    edition: 'scim2',
    text: 'preferredLanguage = "en"',
    expected: [['preferredLanguage', 'needs-format']],
    source: newer,
  },
  {
    name: 'a language by a condition',
    edition: 'scim2',
    text: 'user.countryCode == "DE" ? "de_DE" : "en_US" -> locale',
    expected: [['locale', 'supported']],
    source: newer,
  },
  {
    name: 'a condition with one wrong outcome',
    edition: 'scim2',
    text: 'user.countryCode == "DE" ? "de-DE" : "en_US" -> locale',
    expected: [['locale', 'needs-format']],
    source: newer,
  },
  {
    name: 'a username from the login',
    edition: 'scim2',
    text: 'user.login -> userName',
    expected: [['userName', 'supported']],
    source: support,
  },
  {
    name: 'a username from a number',
    edition: 'scim2',
    text: 'user.employeeNumber -> userName',
    expected: [['userName', 'needs-format']],
    source: support,
  },
  {
    name: 'a username from Active Directory',
    edition: 'classic',
    text: 'user.samAccountName → userName',
    expected: [['userName', 'needs-format']],
    source: support,
  },
  {
    name: 'half an address as username',
    edition: 'classic',
    text: 'String.substringBefore(user.email, "@") -> userName',
    expected: [['userName', 'needs-format']],
    source: support,
  },
  {
    name: 'a composed username',
    edition: 'classic',
    text: 'user.samAccountName + "@example.com" -> userName',
    expected: [['userName', 'supported']],
    source: support,
  },
  {
    name: 'a username from an attribute of one’s own',
    edition: 'classic',
    text: 'user.webexName -> userName',
    expected: [['userName', 'configured-elsewhere']],
    source: support,
  },
  {
    name: 'the same attribute twice',
    edition: 'scim2',
    text: 'user.title -> title\nuser.costCenter -> title',
    expected: [['title', 'supported']],
    source: newer,
  },
  {
    name: 'Profile Editor with tabs',
    edition: 'classic',
    text: 'Display Name\tVariable Name\tData type\tAttribute Type\nUsername\tuserName\tstring\tBase\nGiven name\tgivenName\tstring\tBase\nDesk\tdeskNumber\tstring\tCustom',
    expected: [
      ['deskNumber', 'not-known'],
      ['userName', 'configured-elsewhere'],
      ['name.givenName', 'supported'],
    ],
    source: support,
  },
  {
    name: 'Profile Editor with a line for each cell',
    edition: 'classic',
    text: 'Filters\nAll\nBase\nCustom\nDisplay Name\nVariable Name\nData type\nAttribute Type\nDisplay name\ndisplayName\nstring\nBase\nMobile phone\nmobilePhone\nstring\nCustom',
    expected: [
      ['phoneNumbers[type eq "mobile"]', 'not-supported'],
      ['displayName', 'supported'],
    ],
    source: support,
  },
  {
    name: 'Profile Editor with single blanks',
    edition: 'scim2',
    text: 'Display Name Variable Name Data type Attribute Type\nGiven name givenName string Base\nDesk number deskNumber string Custom Read-Write',
    expected: [
      ['deskNumber', 'not-known'],
      ['name.givenName', 'supported'],
    ],
    source: support,
  },
  {
    name: 'a schema',
    edition: 'classic',
    text: schema({ userName: { title: 'Username' }, title: { title: 'Title' } }, { primaryPhone: { title: 'Primary phone' } }),
    expected: [
      ['phoneNumbers[type eq "work"]', 'not-supported'],
      ['userName', 'configured-elsewhere'],
      ['title', 'supported'],
    ],
    source: schemas,
  },
  {
    name: 'a schema with external names',
    edition: 'scim2',
    text: schema({
      first: { externalName: 'name.givenName', externalNamespace: 'urn:ietf:params:scim:schemas:core:2.0:User' },
      handy: { externalName: 'phoneNumbers.^[type==mobile].value' },
      mail: { externalName: 'emails.^[primary==true].value' },
      mailType: { externalName: 'emails.^[primary==true].type' },
    }),
    expected: [
      ['name.givenName', 'supported'],
      ['phoneNumbers[type eq "mobile"]', 'supported'],
      ['emails[type eq "work"]', 'supported'],
      ['emails[type eq "work"].type', 'supported'],
    ],
    source: schemas,
  },
  {
    name: 'the schema of Okta’s own users',
    edition: 'scim2',
    text: '{"id":"https://acme.okta.com/meta/schemas/user/default","definitions":{"base":{"properties":{"login":{}}}}}',
    expected: [],
    source: schemas,
  },
  {
    name: 'a mapping',
    edition: 'classic',
    text: JSON.stringify(mapping({ ...names, mobilePhone: push('user.mobilePhone'), city: { expression: null, pushStatus: null } })),
    expected: [['phoneNumbers[type eq "mobile"]', 'not-supported'], ...namesSupported],
    source: mappings,
  },
  {
    name: 'a mapping that needs a format',
    edition: 'scim2',
    text: JSON.stringify(mapping({ ...names, locale: push('user.locale') })),
    expected: [['locale', 'needs-format'], ...namesSupported],
    source: mappings,
  },
  {
    name: 'both directions',
    edition: 'classic',
    text: JSON.stringify([mapping({ email: push('appuser.email') }, 'user'), mapping(names)]),
    expected: namesSupported,
    source: mappings,
  },
  {
    name: 'the properties of a mapping alone',
    edition: 'classic',
    text: JSON.stringify(names),
    expected: namesSupported,
    source: mappings,
  },
  {
    name: 'a list of mappings',
    edition: 'classic',
    text: '[{"id":"prm1","source":{"type":"user"},"target":{"type":"appuser"}}]',
    expected: [],
    source: mappings,
  },
  {
    name: 'a list of names in JSON',
    edition: 'classic',
    text: '["title","city"]',
    expected: [
      ['addresses[type eq "work"].locality', 'not-supported'],
      ['title', 'supported'],
    ],
    source: older,
  },
];
