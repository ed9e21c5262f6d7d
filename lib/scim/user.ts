import { z } from 'zod';
import { lenient, text } from './lenient';
import { enterpriseUserSchema, webexUserSchema } from './schema-urns';

export { enterpriseUserSchema, webexUserSchema } from './schema-urns';

const flag = lenient(z.union([z.boolean(), z.enum(['true', 'false']).transform((value) => value === 'true')]));

const multiValued = lenient(z.array(z.looseObject({ value: text, type: text, display: text, primary: flag })));

const nameSchema = z.looseObject({ formatted: text, familyName: text, givenName: text, middleName: text });

const metaSchema = z.looseObject({ created: text, lastModified: text, location: text, version: text });

const enterpriseSchema = z.looseObject({
  employeeNumber: text,
  costCenter: text,
  organization: text,
  division: text,
  department: text,
  manager: lenient(z.looseObject({ value: text, displayName: text })),
});

/** `accountStatus` is a list in replies and a text in requests; both are absent on some active users. */
const webexSchema = z.looseObject({
  accountStatus: lenient(z.union([z.array(z.string()), z.string()])),
  provisionSource: text,
  userNameType: text,
  licenseID: lenient(z.union([z.array(z.string()), z.string()])),
});

/**
 * A user as a SCIM service answers it. Only `id` is required (1 to 256 characters, case matters); fields that are not named here pass unchanged.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7643#section-4.1; github.com/webex/webex-openapi-specs, `public-spec/webex-admin.json`
 */
export const scimUserSchema = z.looseObject({
  id: z.string().min(1).max(256),
  externalId: text,
  userName: text,
  active: flag,
  userType: text,
  name: lenient(nameSchema),
  displayName: text,
  nickName: text,
  title: text,
  preferredLanguage: text,
  locale: text,
  timezone: text,
  emails: multiValued,
  phoneNumbers: multiValued,
  roles: multiValued,
  groups: multiValued,
  meta: lenient(metaSchema),
  cisSyncSource: text,
  [enterpriseUserSchema]: lenient(enterpriseSchema),
  [webexUserSchema]: lenient(webexSchema),
});

export type ScimUser = z.infer<typeof scimUserSchema>;
