import type { Source } from '@/lib/source';

/** What everything says that would need a token which was deleted here. */
export const notKept = {
  title: 'Onramp does not keep this token',
  why: 'Its copy here was deleted. Okta may still hold its own and go on syncing, but nothing can be asked of Webex without one.',
  remedy: 'Sign in again in step 4 to get a new token, and paste that one in Okta.',
} as const;

/** Leads to where a new token comes from. */
export const toNewToken = 'Go to step 4, Authorize';

/**
 * Whether the token can be ended at Webex. The address that ends tokens asks for the client's secret, which this public client has not;
 * the Authorizations API asks for scopes that this token has not. No page of Control Hub is documented for it.
 *
 * @see https://github.com/webex/webex-js-sdk (`Token.revoke`), https://developer.webex.com/docs/api/v1/authorizations
 */
export const revokeWords = {
  title: 'Can it be revoked at Webex?',
  text: 'Not from here. Webex ends a token before its time only for a client that has a secret, and this one has none. For Control Hub, no page that does it is documented.',
  api: 'Documented is Webex’s Authorizations API, for an administrator with a token of another app that has the scope identity:tokens_write. Delete by authorization ID: deleting by client may end every token that this client has in the organization.',
} as const;

/** Where {@link revokeWords} has its API from. */
export const revokeSource: Source = {
  title: 'Webex: Authorizations API',
  url: 'https://developer.webex.com/docs/api/v1/authorizations',
  seen: '2026-11',
};
