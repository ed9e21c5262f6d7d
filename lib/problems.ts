import { notKept } from './token/not-kept';

/** What a person reads about a failure: what happened, why, and what to do. `status` is the HTTP status of our own reply. */
export interface Problem {
  readonly status: number;
  readonly title: string;
  readonly why: string;
  readonly remedy: string;
}

const define = <T extends Record<string, Problem>>(table: T): Readonly<T> => Object.freeze(table);

/** Every failure that Onramp can name. A code without its words does not compile. */
export const problems = define({
  // What Webex, or the way to it, did.
  'network-unreachable': {
    status: 502,
    title: 'Webex could not be reached',
    why: 'This server got no connection: the name was not found, the connection was refused, or it broke off.',
    remedy: 'Check this server’s internet access, DNS and proxy, then try again.',
  },
  'tls-failed': {
    status: 502,
    title: 'The secure connection was refused',
    why: 'The certificate on the way to Webex could not be verified, so nothing was sent.',
    remedy: 'If a proxy inspects traffic here, give Node its certificate with NODE_EXTRA_CA_CERTS and restart Onramp.',
  },
  'timed-out': {
    status: 504,
    title: 'Webex did not answer in time',
    why: 'The request was sent but no complete answer came before the time limit.',
    remedy: 'Try again. If it keeps happening, look at status.webex.com.',
  },
  'response-too-large': {
    status: 502,
    title: 'The answer was too large',
    why: 'It went past the size limit for one answer, so Onramp stopped reading.',
    remedy: 'Try again. If it keeps happening, send the reference to whoever runs Onramp.',
  },
  'redirect-refused': {
    status: 502,
    title: 'Webex pointed to another address',
    why: 'The answer was a redirect. Onramp never follows one with a token.',
    remedy: 'A proxy with a sign-in page may sit in between. Allow this server direct access to Webex.',
  },
  'response-not-json': {
    status: 502,
    title: 'The answer was not from the Webex API',
    why: 'It was not JSON. A proxy or a maintenance page may have answered instead of Webex.',
    remedy: 'Check for a proxy between this server and Webex, then try again.',
  },
  'response-unexpected': {
    status: 502,
    title: 'Webex answered in an unexpected shape',
    why: 'A field that Onramp needs was missing or of another type.',
    remedy: 'Try again. If it stays, send the reference to whoever runs Onramp: the API may have changed.',
  },
  'upstream-unauthorized': {
    status: 502,
    title: 'Webex refused the token',
    why: 'The token has expired, was revoked, or is incomplete.',
    remedy: 'Sign in again in step 4 to get a new token.',
  },
  'upstream-forbidden': {
    status: 502,
    title: 'Webex does not allow this',
    why: 'The account has too few rights, the token lacks a scope, or the organization is another one.',
    remedy: 'Sign in again in a private window, as a full administrator of this organization.',
  },
  'upstream-not-found': {
    status: 502,
    title: 'Webex does not know this',
    why: 'The organization or the user does not exist at this address.',
    remedy: 'Compare the Organization ID in step 3 with Control Hub.',
  },
  'upstream-rate-limited': {
    status: 503,
    title: 'Webex asks us to slow down',
    why: 'Too many requests reached Webex in a short time.',
    remedy: 'Wait for the time that Webex named, then try again.',
  },
  'upstream-unavailable': {
    status: 502,
    title: 'Webex has a problem of its own',
    why: 'Webex answered with a server error.',
    remedy: 'Try again in a minute. If it keeps happening, look at status.webex.com.',
  },
  'upstream-rejected': {
    status: 502,
    title: 'Webex rejected the request',
    why: 'Webex understood the address but not what was asked.',
    remedy: 'Try again. If it stays, give Cisco support the tracking ID.',
  },
  'search-rejected': {
    status: 400,
    title: 'Webex cannot search like this',
    why: 'Webex supports only some attributes and comparisons in a search.',
    remedy: 'Search for the beginning of the e-mail address.',
  },

  // The sign-in at Webex and its answer.
  'access-denied': {
    status: 400,
    title: 'Access was denied at Webex',
    why: 'Someone chose Decline, or the organization blocks this app.',
    remedy: 'Get a new sign-in link and choose Accept. If there is no such choice, a full administrator must allow the app.',
  },
  'scope-refused': {
    status: 400,
    title: 'Webex refused the requested rights',
    why: 'Webex answered invalid_scope: the link was edited on its way, or Webex no longer grants these rights to this client.',
    remedy: 'Copy a new sign-in link and paste it unchanged.',
  },
  'sign-in-failed': {
    status: 400,
    title: 'Webex did not finish the sign-in',
    why: 'Webex sent an error instead of a token.',
    remedy: 'Get a new sign-in link and try once more.',
  },
  'no-token': {
    status: 400,
    title: 'There is no token in this',
    why: 'The text holds neither an access token nor an error from Webex.',
    remedy: 'Copy the whole address of the page you were sent to, from http to the very end.',
  },
  'sign-in-link-pasted': {
    status: 400,
    title: 'This is the sign-in link itself',
    why: 'It leads to Webex; it is not the address that Webex sends you to afterwards.',
    remedy: 'Open it in a private window, sign in, then copy the address of the page that follows.',
  },
  'token-malformed': {
    status: 400,
    title: 'This is not a Webex token',
    why: 'It does not have the form of a token, or a part of it is missing.',
    remedy: 'Copy it again: everything between access_token= and the next & sign.',
  },
  'state-missing': {
    status: 400,
    title: 'The answer does not say which attempt it belongs to',
    why: 'Its state value is missing, so Onramp cannot tell who asked for it.',
    remedy: 'Copy a new sign-in link in Onramp and open it in a new private window.',
  },
  'authorization-unknown': {
    status: 409,
    title: 'This answer belongs to another attempt',
    why: 'Its state value matches no sign-in link of this Onramp, so the token was thrown away.',
    remedy: 'Copy a new sign-in link in Onramp and open it in a new private window.',
  },
  'authorization-used': {
    status: 409,
    title: 'This sign-in link was already used',
    why: 'A link works once, so this answer was thrown away.',
    remedy: 'If the other window has not moved on, copy a new sign-in link there.',
  },
  'authorization-expired': {
    status: 409,
    title: 'This sign-in link is too old',
    why: 'A link lives ten minutes, so this answer was thrown away.',
    remedy: 'Copy a new sign-in link in Onramp and open it in a new private window.',
  },
  'authorization-superseded': {
    status: 409,
    title: 'A newer sign-in link replaced this one',
    why: 'A second link was made, or the organization was changed, after this link was copied. This answer was thrown away.',
    remedy: 'Use the newest link, or copy a new one in Onramp.',
  },
  'environment-mismatch': {
    status: 409,
    title: 'The token comes from another Webex',
    why: 'It was made for a different environment than this connection, so it was thrown away before it was sent anywhere.',
    remedy: 'Use the sign-in link of this connection, or start a connection for the other environment.',
  },
  'organization-mismatch': {
    status: 409,
    title: 'You signed in to another organization',
    why: 'The token does not belong to the organization of step 3. Okta would fill the wrong company, so the token was thrown away.',
    remedy: 'Sign in again with an administrator of the organization in step 3, or change the ID in step 3.',
  },
  'personal-account': {
    status: 409,
    title: 'This is a personal Webex account',
    why: 'The token belongs to a free or personal account, which has no organization to fill. It was thrown away.',
    remedy: 'Sign in again in a private window, with your work account that is a full administrator.',
  },
  'identity-unknown': {
    status: 409,
    title: 'Webex did not say whose token this is',
    why: 'Neither the token nor Webex named an account and its organization, so the token was thrown away.',
    remedy: 'Sign in again in a private window, with a full administrator of your organization.',
  },

  // What the admin typed.
  'organization-missing': {
    status: 409,
    title: 'The Organization ID is missing',
    why: 'A sign-in link is bound to one organization, and step 3 has none yet.',
    remedy: 'Paste the Organization ID in step 3 first.',
  },
  'organization-id-invalid': {
    status: 400,
    title: 'This is not an Organization ID',
    why: 'No organization ID was found in the text.',
    remedy: 'Copy it in Control Hub with the copy icon and paste it here.',
  },
  'credential-missing': {
    status: 409,
    title: 'There is no token yet',
    why: 'This needs a token, and this connection holds none.',
    remedy: 'Sign in to Webex in step 4.',
  },
  'token-not-kept': {
    status: 409,
    ...notKept,
  },
  'expiry-known': {
    status: 409,
    title: 'Webex says when this token ends',
    why: 'A date that you state stands in only while Webex names none.',
    remedy: 'Reload the page: it shows the date from Webex.',
  },
  'renewal-missing': {
    status: 409,
    title: 'This renewal is not open any more',
    why: 'It was finished or given up, perhaps in another window.',
    remedy: 'Reload the page to see which token is in use.',
  },
  'renewal-not-ready': {
    status: 409,
    title: 'This stage comes later',
    why: 'An earlier stage of the renewal is not done, or begins again because a newer token came.',
    remedy: 'Reload the page and go on at the stage that is open.',
  },
  'expiry-unknown': {
    status: 409,
    title: 'When the token ends is not known',
    why: 'Webex named no time for this token, and Onramp does not guess one.',
    remedy: 'State the end on the Token page if you know it, or renew in step 4: Webex may name a time for the new token.',
  },

  // Relay links.
  'relay-unknown': {
    status: 404,
    title: 'Onramp does not know this link',
    why: 'A part of it is missing, it belongs to another Onramp, or its time is long over.',
    remedy: 'Open the whole link from the message again, or ask its sender for a new one.',
  },
  'relay-used': {
    status: 410,
    title: 'This link was used already',
    why: 'It works once, and it has done what it was made for.',
    remedy: 'If that was not you, tell its sender at once: somebody else had the link.',
  },
  'relay-expired': {
    status: 410,
    title: 'This link is too old',
    why: 'Its time ended before it was used.',
    remedy: 'Ask its sender for a new one.',
  },
  'relay-revoked': {
    status: 410,
    title: 'This link was taken back',
    why: 'Its sender revoked it, or what it was made for changed since.',
    remedy: 'Ask its sender for a new one.',
  },
  'relay-wrong-purpose': {
    status: 403,
    title: 'This link is for something else',
    why: 'A link brings a token or shows one, never both.',
    remedy: 'Ask its sender for the other link.',
  },
  'relay-full': {
    status: 409,
    title: 'There are as many open links as there may be',
    why: 'A connection has 20 at most.',
    remedy: 'Revoke one that is not needed, then make this one.',
  },

  // Where reminders go.
  'mail-address-wrong': {
    status: 422,
    title: 'This is not a mail address',
    why: 'One address is expected, such as it-team@example.com.',
    remedy: 'Correct it, then add it again.',
  },
  'mail-not-configured': {
    status: 409,
    title: 'No mail server is configured',
    why: 'Onramp sends mails through a server of yours, and was not told which.',
    remedy: 'Set ONRAMP_SMTP_URL and ONRAMP_MAIL_FROM and restart Onramp. A calendar file or a webhook works without.',
  },
  'webhook-url-wrong': {
    status: 422,
    title: 'This address cannot be a webhook',
    why: 'It must begin with https://, hold no password, and have at most 2,000 characters. http:// is for this machine only.',
    remedy: 'Copy the address again from the receiving side.',
  },
  'channels-full': {
    status: 409,
    title: 'There are as many ways to be reminded as there may be',
    why: 'A connection has 20 at most, those for all connections included.',
    remedy: 'Remove one that is not needed, then add this one.',
  },
  'channel-missing': {
    status: 404,
    title: 'This way to be reminded is gone',
    why: 'It was removed, perhaps in another window.',
    remedy: 'Reload the page to see what there is.',
  },

  'groups-not-offered': {
    status: 409,
    title: 'This edition of the Okta app knows no groups',
    why: 'The checks found that Webex answers this token on its older SCIM address, which has users only.',
    remedy: 'Add the app that uses SCIM 2.0, authorize again in step 4, and run the checks.',
  },

  // Snapshot and crawl.
  'snapshot-off': {
    status: 409,
    title: 'No snapshot of the users is kept',
    why: 'Webex itself cannot answer this search, and Onramp keeps no users until you turn the snapshot on.',
    remedy: 'Turn the snapshot on at the Users page, or search by the start of the e-mail address.',
  },
  'snapshot-not-ready': {
    status: 409,
    title: 'The first snapshot is not finished',
    why: 'It answers once all users were read; half of them would give half an answer.',
    remedy: 'Wait for the crawl on the Users page, or look at its problem there.',
  },
  'snapshot-being-deleted': {
    status: 409,
    title: 'The former snapshot is still being deleted',
    why: 'What is new must not be deleted with it.',
    remedy: 'Wait a moment, then turn the snapshot on again. After an interruption it can take ten minutes.',
  },
  'snapshot-of-organization': {
    status: 409,
    title: 'The snapshot holds users of this organization',
    why: 'They and their history would stand under another one, as if everybody had left.',
    remedy: 'Delete the snapshot first: Users, About the snapshot, Turn off. Then change the organization ID.',
  },
  'snapshot-replaced': {
    status: 409,
    title: 'A newer snapshot came in between',
    why: 'What was read so far and what follows would be of two different moments.',
    remedy: 'Begin again: the newer snapshot answers.',
  },
  'list-never-ends': {
    status: 502,
    title: 'Webex’s list of users leads in a circle',
    why: 'Page after page brought nobody new, so it was left instead of read for ever.',
    remedy: 'Try again. If it stays, send the reference to whoever runs Onramp.',
  },
  'list-incomplete': {
    status: 502,
    title: 'Webex left users out of its list',
    why: 'It named more users than it shows, or showed others than were asked for, so this would not be all of them.',
    remedy: 'Try again in a few minutes. If it stays, send the reference to whoever runs Onramp.',
  },
  'user-too-large': {
    status: 502,
    title: 'One user is too large to read',
    why: 'Even a page of a single user went past the limit of 8 MiB, so Onramp stopped reading there.',
    remedy: 'Look for a user with an enormous value, such as a name or a list of addresses, and shorten it where it comes from.',
  },

  // Our own house.
  'database-away': {
    status: 503,
    title: 'Onramp’s database does not answer',
    why: 'Onramp itself runs, but PostgreSQL cannot be reached or is starting. Nothing that was saved is lost.',
    remedy: 'Wait a moment: Onramp goes on by itself once the database is back. If it stays, tell whoever runs Onramp.',
  },

  // Our own door.
  'invalid-request': {
    status: 400,
    title: 'The request was not understood',
    why: 'A value was missing or of the wrong form.',
    remedy: 'Reload the page and try again.',
  },
  'body-too-large': {
    status: 413,
    title: 'That was too much text',
    why: 'The request went past the size limit.',
    remedy: 'Paste only the value that is asked for.',
  },
  'media-type-unsupported': {
    status: 415,
    title: 'The request was not JSON',
    why: 'This address accepts JSON only.',
    remedy: 'Reload the page and try again.',
  },
  'host-not-allowed': {
    status: 421,
    title: 'This is not Onramp’s address',
    why: 'The request named a host that this Onramp does not serve.',
    remedy: 'Open Onramp at the address that it printed at its start.',
  },
  'origin-not-allowed': {
    status: 403,
    title: 'The request came from another site',
    why: 'Onramp accepts changes only from its own pages.',
    remedy: 'Open Onramp directly and try again there.',
  },
  'not-signed-in': {
    status: 401,
    title: 'You are signed out',
    why: 'There is no session, or it ended because of its time limit.',
    remedy: 'Sign in again.',
  },
  'role-too-low': {
    status: 403,
    title: 'Your role does not allow this',
    why: 'Viewers look, operators run the guide and checks, owners also reveal, delete and manage the team.',
    remedy: 'Ask an owner to do it, or to change your role under Team. Nothing was changed.',
  },
  'proof-needed': {
    status: 403,
    title: 'Confirm that it is you',
    why: 'This act needs a recent proof of who is there, from this very window.',
    remedy: 'Confirm it, then do it again. Nothing was changed.',
  },
  'own-access': {
    status: 409,
    title: 'You cannot change your own access',
    why: 'An owner who takes it away from themselves could leave nobody behind.',
    remedy: 'Let another owner change it, or sign in with a launch link.',
  },
  'launch-link-invalid': {
    status: 401,
    title: 'This launch link does not work any more',
    why: 'A launch link works once, within five minutes.',
    remedy: 'Run “npm run link” beside Onramp and open the new link.',
  },
  'too-many-requests': {
    status: 429,
    title: 'Too many requests',
    why: 'This page asked more often than Onramp allows.',
    remedy: 'Wait a moment, then try again.',
  },
  'not-found': {
    status: 404,
    title: 'This does not exist',
    why: 'It was removed, or the address is wrong.',
    remedy: 'Go back to your connections.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'This cannot be done here',
    why: 'The address exists but does not offer this action.',
    remedy: 'Reload the page and try again.',
  },
  'seal-broken': {
    status: 500,
    title: 'The stored token cannot be opened',
    why: 'It was sealed with another key, or the database was changed from outside.',
    remedy: 'Restore the key or the database from a backup, or sign in again in step 4.',
  },
  'configuration-invalid': {
    status: 500,
    title: 'Onramp is not configured correctly',
    why: 'A setting is missing or has a value that cannot work.',
    remedy: 'Read the message in Onramp’s terminal and the table in its README.',
  },
  internal: {
    status: 500,
    title: 'Something in Onramp failed',
    why: 'This is a fault in Onramp. Nothing that was saved is lost.',
    remedy: 'Try again. If it stays, send the reference to whoever runs Onramp.',
  },
} satisfies Record<string, Problem>);

/** The name of a failure, the same in code, log and reply. */
export type ProblemCode = keyof typeof problems;

/** The wire form of a failure: RFC 9457 `application/problem+json`, plus why, remedy and a reference. */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ProblemCode;
  readonly detail: string;
  readonly remedy: string;
  /** Finds the same failure in the server's log. */
  readonly reference: string;
  /** Webex's own tracking id, when Webex sent one; Cisco support asks for it. */
  readonly trackingId?: string;
  /** Seconds until another try makes sense. */
  readonly retryAfterSeconds?: number;
}
