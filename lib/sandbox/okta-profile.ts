import { isObject, type JsonObject } from './json';
import type { OktaApp, OktaAssignment } from './okta-app';
import { coreSchema, enterpriseSchema } from './scim-user';

const oldCoreSchema = 'urn:scim:schemas:core:1.0';
const patchSchema = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

/**
 * The attributes that the app's mapping makes of a person: six for a classic app, the wide set for SCIM 2.0, and phone and address with
 * either when they are mapped.
 *
 * @see https://help.webex.com/nmm9pzdb in its two ages
 */
export function mappedProfile({ saved, settings, organization }: OktaApp, { person, title }: OktaAssignment): JsonObject {
  const { firstName, lastName, email, oktaId, department, mobilePhone } = person;
  const core = {
    userName: email,
    name: { givenName: firstName, familyName: lastName },
    displayName: `${firstName} ${lastName}`,
    title,
    externalId: oktaId,
  };
  const phones = settings.mapPhones && {
    phoneNumbers: [{ type: 'mobile', value: mobilePhone, primary: true }],
    addresses: [{ type: 'work', streetAddress: '1 Elm St', locality: 'Denver', region: 'CO', postalCode: '80202', country: 'US' }],
  };
  if (saved?.edition === 'classic') return { ...core, ...phones };
  return {
    ...core,
    emails: [{ primary: true, value: email, type: 'work' }],
    preferredLanguage: settings.localeFormat,
    locale: settings.localeFormat,
    timezone: 'America/Denver',
    ...phones,
    [enterpriseSchema]: { organization: organization.name, department },
  };
}

/** The body that creates a person. Okta always sends a password, and it is one that nobody will use. */
export function createBody(app: OktaApp, profile: JsonObject, password: string): JsonObject {
  return { schemas: schemasOf(app), ...profile, groups: [], password, active: true };
}

/** The body of a change by PATCH: operations without a path, or in the older SCIM a part of the user. */
export function patchBody(app: OktaApp, value: JsonObject): JsonObject {
  if (app.saved?.edition === 'classic') return { schemas: [oldCoreSchema], ...value };
  return { schemas: [patchSchema], Operations: [{ op: 'replace', value }] };
}

/** The body of a change by PUT: what Webex showed, with what Okta knows better. A classic app sends nothing but its own attributes. */
export function putBody(app: OktaApp, current: JsonObject, profile: JsonObject): JsonObject {
  if (app.saved?.edition === 'classic') return { schemas: [oldCoreSchema], id: current.id, ...profile };
  const [before, after] = [current[enterpriseSchema], profile[enterpriseSchema]];
  const enterprise = { ...(isObject(before) ? before : {}), ...(isObject(after) ? after : {}) };
  return { ...current, ...profile, schemas: schemasOf(app), [enterpriseSchema]: enterprise };
}

/** The body that gives a pushed group exactly these members. */
export function membersPatch(members: readonly JsonObject[]): JsonObject {
  return { schemas: [patchSchema], Operations: [{ op: 'replace', path: 'members', value: members }] };
}

function schemasOf({ saved }: OktaApp): string[] {
  return saved?.edition === 'classic' ? [oldCoreSchema] : [coreSchema, enterpriseSchema];
}
