/** The fields of Okta's form, as labelled there. Source: help.webex.com/nmm9pzdb, seen 2026-11. */
export const oktaFormLabels = { organizationId: 'Organization ID', token: 'API Token' } as const;
