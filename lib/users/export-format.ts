import { byteOrderMark, toCsvRecord } from '@/lib/export/csv';
import { enterpriseUserSchema, type ScimUser, webexUserSchema } from '@/lib/scim/user';
import { accountStatusOf, displayNameOf, licenceCountOf, sourceOf } from '@/lib/scim/user-facts';

/** What users can be taken along as, with the names on screen. */
export const userExportFormats = { csv: 'CSV, for a spreadsheet', ndjson: 'NDJSON, one SCIM user on each line' } as const;
export type UserExportFormat = keyof typeof userExportFormats;

/** One format: how a file begins, and how a user stands in it. */
interface Writer {
  readonly contentType: string;
  readonly head: string;
  readonly write: (user: ScimUser) => string;
}

const listOf = (values: string | readonly string[] | null | undefined): string =>
  typeof values === 'string' ? values : (values ?? []).join(' ');

/** The columns of the spreadsheet, named as in SCIM where SCIM has a name. */
const columns: Readonly<Record<string, (user: ScimUser) => string | null | undefined>> = {
  id: ({ id }) => id,
  userName: ({ userName }) => userName,
  displayName: displayNameOf,
  givenName: ({ name }) => name?.givenName,
  familyName: ({ name }) => name?.familyName,
  emails: ({ emails }) => listOf((emails ?? []).flatMap(({ value }) => value ?? [])),
  title: ({ title }) => title,
  active: ({ active }) => (active === null || active === undefined ? '' : String(active)),
  accountStatus: (user) => listOf(accountStatusOf(user)),
  provisionSource: sourceOf,
  licences: (user) => licenceCountOf(user)?.toString(),
  licenseID: (user) => listOf(user[webexUserSchema]?.licenseID),
  externalId: ({ externalId }) => externalId,
  employeeNumber: (user) => user[enterpriseUserSchema]?.employeeNumber,
  department: (user) => user[enterpriseUserSchema]?.department,
  manager: (user) => user[enterpriseUserSchema]?.manager?.displayName ?? user[enterpriseUserSchema]?.manager?.value,
  preferredLanguage: ({ preferredLanguage }) => preferredLanguage,
  timezone: ({ timezone }) => timezone,
  created: ({ meta }) => meta?.created,
  lastModified: ({ meta }) => meta?.lastModified,
};

/** How each format is written. */
export const userExportWriters: Readonly<Record<UserExportFormat, Writer>> = {
  csv: {
    contentType: 'text/csv; charset=utf-8',
    head: byteOrderMark + toCsvRecord(Object.keys(columns)),
    write: (user) => toCsvRecord(Object.values(columns).map((read) => read(user) ?? '')),
  },
  ndjson: { contentType: 'application/x-ndjson; charset=utf-8', head: '', write: (user) => `${JSON.stringify(user)}\n` },
};
