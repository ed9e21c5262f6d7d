/** Cisco's extension of a user: licences, account status, source. Source: github.com/webex/webex-openapi-specs, `public-spec/webex-admin.json`. */
export const webexUserSchema = 'urn:scim:schemas:extension:cisco:webexidentity:2.0:User';

/** The enterprise extension: employee number, department, manager. Source: RFC 7643 section 4.3. */
export const enterpriseUserSchema = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

/** Cisco's extension of a group: where it comes from, and what for. Source as of the user's. */
export const webexGroupSchema = 'urn:scim:schemas:extension:cisco:webexidentity:2.0:Group';
