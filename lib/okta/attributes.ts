import type { Edition } from '@/lib/connection';

/** Some of a user's attributes that Okta sends, as SCIM paths. A filter in brackets picks one of several values by its `type`. */
type AttributePaths = readonly string[];

const classic: AttributePaths = ['userName', 'displayName', 'name.familyName', 'name.givenName', 'externalId', 'title'];

const scim2: AttributePaths = [
  'userName',
  'active',
  'name.givenName',
  'name.familyName',
  'name.middleName',
  'name.honorificPrefix',
  'name.honorificSuffix',
  'displayName',
  'nickName',
  'emails[type eq "work"]',
  'profileUrl',
  'title',
  'preferredLanguage',
  'locale',
  'timezone',
  'externalId',
  'phoneNumbers[type eq "work"]',
  'phoneNumbers[type eq "mobile"]',
  'addresses[type eq "work"]',
  'employeeNumber',
  'costCenter',
  'organization',
  'division',
  'department',
];

/**
 * The user attributes that Okta's Cisco Webex app sends, by the edition of the app, in the order of Cisco's article: 6 in the
 * classic edition, 24 in the SCIM 2.0 edition. The last five of those belong to the enterprise extension (RFC 7643 section 4.3).
 *
 * @see https://help.webex.com/nmm9pzdb, older and current text, seen November 2026
 */
export const oktaAttributes: Readonly<Record<Edition, AttributePaths>> = { classic, scim2 };
