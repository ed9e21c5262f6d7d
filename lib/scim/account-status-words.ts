/**
 * What Webex's account states mean, as far as documents say (github.com/webex/webex-openapi-specs, `public-spec/webex-admin.json`;
 * help.webex.com/cd6d84, seen 2026-11). Spelled with hyphens in one place and with underscores in another.
 */
const meanings: ReadonlyMap<string, string> = new Map(
  Object.entries({
    active: 'The account can be used.',
    pending: 'The account waits for its first sign-in.',
    transient: 'The domain of the e-mail address is not verified in this organization.',
    'pending-transient': 'The domain of the e-mail address is not verified, and nobody signed in yet.',
    'compliance-transient': 'The domain of the e-mail address is not verified in this organization.',
    disabled: 'The account was deactivated.',
    suspended: 'The account was suspended.',
    fraud: 'Webex blocked the account.',
    'fraud-transient': 'Webex blocked the account.',
    'marked-deleted': 'The account is marked for deletion.',
  }),
);

/** An account state in a sentence; `null` for one that no document explains. */
export const accountStatusMeaning = (status: string): string | null => meanings.get(status.toLowerCase().replaceAll('_', '-')) ?? null;
