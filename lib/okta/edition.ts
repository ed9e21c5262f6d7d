/** Which rules of the Okta app apply: 6 attributes without groups, or SCIM 2.0 with 24 and groups. */
export type Edition = 'classic' | 'scim2';
