import { isObject, type JsonObject, memberOf, objectsIn } from './json';
import { enterpriseSchema } from './scim-user';
import type { SandboxUser } from './user';

/** What a SCIM client says about a person; the rest is up to Webex. */
export type UserDraft = Omit<SandboxUser, 'id' | 'accountStatus' | 'provisionSource' | 'licenseIds' | 'roles' | 'createdAt' | 'modifiedAt'>;

/** A person as a client wrote it, or why Webex would not take it. */
export type DraftVerdict = { readonly draft: UserDraft } | { readonly refused: string };

const emailPattern = /^[^\s@]{1,64}@[^\s@.]+(?:\.[^\s@.]+)+$/;
const localePattern = /^[a-z]{2}_[A-Z]{2}$/;
const addressParts = ['formatted', 'streetAddress', 'locality', 'region', 'postalCode', 'country'] as const;
/** Characters of one value; longer ones would fill the memory for nothing. */
const maxLength = 512;

class Refused extends Error {}

/**
 * Reads a whole user. What is not there is not known of the person afterwards, since a PUT replaces everything; only `active` is true and
 * `displayName` is put together when they are missing. `userType` is documented as required and is not, because Okta does not send it.
 *
 * @see https://github.com/webex/webex-openapi-specs (webex-admin.json)
 */
export function readUser(resource: JsonObject): DraftVerdict {
  try {
    return { draft: draftOf(resource) };
  } catch (error) {
    if (error instanceof Refused) return { refused: error.message };
    throw error;
  }
}

function draftOf(resource: JsonObject): UserDraft {
  const name = partOf(resource, 'name');
  const enterprise = partOf(resource, enterpriseSchema);
  const manager = partOf(enterprise, 'manager');
  const userName = text(resource, 'userName') ?? '';
  if (!emailPattern.test(userName)) throw new Refused('userName must be an e-mail address.');
  const [givenName, familyName] = [text(name, 'givenName'), text(name, 'familyName')];
  const workEmail = objectsIn(resource, 'emails').find((email) => text(email, 'type') === 'work' && memberOf(email, 'primary') === true);
  if (workEmail && text(workEmail, 'value')?.toLowerCase() !== userName.toLowerCase())
    throw new Refused('The primary work e-mail must be the userName.');
  const address = objectsIn(resource, 'addresses').find((candidate) => text(candidate, 'type') === 'work');
  return {
    userName,
    externalId: text(resource, 'externalId'),
    active: flag(resource, 'active') ?? true,
    givenName,
    familyName,
    middleName: text(name, 'middleName'),
    honorificPrefix: text(name, 'honorificPrefix'),
    honorificSuffix: text(name, 'honorificSuffix'),
    displayName: text(resource, 'displayName') ?? ([givenName, familyName].filter(Boolean).join(' ') || userName),
    nickName: text(resource, 'nickName'),
    profileUrl: text(resource, 'profileUrl'),
    title: text(resource, 'title'),
    preferredLanguage: locale(resource, 'preferredLanguage'),
    locale: locale(resource, 'locale'),
    timezone: text(resource, 'timezone'),
    workPhone: phone(resource, 'work'),
    mobilePhone: phone(resource, 'mobile'),
    address: address ? Object.fromEntries(addressParts.flatMap((part) => entry(part, text(address, part)))) : null,
    employeeNumber: text(enterprise, 'employeeNumber'),
    costCenter: text(enterprise, 'costCenter'),
    companyName: text(enterprise, 'organization'),
    division: text(enterprise, 'division'),
    department: text(enterprise, 'department'),
    managerId: text(manager, 'value'),
    managerName: text(manager, 'displayName'),
  };
}

function partOf(object: JsonObject, name: string): JsonObject {
  const part = memberOf(object, name);
  if (part === undefined || part === null) return {};
  if (!isObject(part)) throw new Refused(`${name} must be an object.`);
  return part;
}

function text(object: JsonObject, name: string): string | null {
  const value = memberOf(object, name);
  if (value === undefined || value === null || value === '') return null;
  if (typeof value !== 'string' || value.length > maxLength)
    throw new Refused(`${name} must be a text of at most ${maxLength} characters.`);
  return value;
}

function flag(object: JsonObject, name: string): boolean | null {
  const value = memberOf(object, name);
  if (value === undefined || value === null) return null;
  if (typeof value !== 'boolean') throw new Refused(`${name} must be true or false.`);
  return value;
}

/** Webex takes `en_US` and not `en-US`. */
function locale(object: JsonObject, name: string): string | null {
  const value = text(object, name);
  if (value !== null && !localePattern.test(value)) throw new Refused(`${name} must be a language and a country, as in en_US.`);
  return value;
}

function phone(resource: JsonObject, type: 'work' | 'mobile'): string | null {
  const found = objectsIn(resource, 'phoneNumbers').find((candidate) => text(candidate, 'type') === type);
  return found ? text(found, 'value') : null;
}

const entry = (name: string, value: string | null): [string, string][] => (value === null ? [] : [[name, value]]);
