/**
 * The OAuth client that Cisco registered for provisioning. Its redirect address is fixed; Onramp cannot have another.
 * Sources: help.webex.com/nmm9pzdb (the address that the administrator opens); Microsoft Learn, `cisco-webex-provisioning-tutorial`
 * (the same client and redirect address). The newest version of the article could not be read in full, so client and scopes can be configured.
 */
export const webexClient = {
  clientId: 'C4ca14fe00b0e51efb414ebd45aa88c1858c3bfb949b2405dba10b0ca4bc37402',
  redirectUri: 'http://localhost:3000/auth/code',
  // Case matters: a capital I in Identity:SCIM (help.webex.com/nmm9pzdb).
  scopes: ['spark:people_read', 'spark:people_write', 'Identity:SCIM'],
} as const;
