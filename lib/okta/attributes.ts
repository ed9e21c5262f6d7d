import type { Edition } from './edition';
import { ruleSets } from './editions';

/**
 * The user attributes that Okta's Cisco Webex app sends, as SCIM paths, by the edition of the app, in the order of Cisco's article:
 * 6 in the classic edition, 24 in the SCIM 2.0 edition. The last five of those belong to the enterprise extension (RFC 7643 section 4.3).
 *
 * @see https://help.webex.com/nmm9pzdb, older and current text, seen 2026-11
 */
export const oktaAttributes: Readonly<Record<Edition, readonly string[]>> = {
  classic: ruleSets.classic.attributes,
  scim2: ruleSets.scim2.attributes,
};
