/** Cisco's extension of a user: licences, account status, source. Source: github.com/webex/webex-openapi-specs, `public-spec/webex-admin.json`. */
export const webexUserSchema = 'urn:scim:schemas:extension:cisco:webexidentity:2.0:User';

/** The enterprise extension: employee number, department, manager. Source: RFC 7643 section 4.3. */
export const enterpriseUserSchema = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
