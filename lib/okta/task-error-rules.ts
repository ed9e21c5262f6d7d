import type { Source } from '@/lib/source';

/** One failure that Okta or Webex can report, and what helps. */
export interface TaskErrorRule {
  readonly id: string;
  /** Whose words the pattern knows: Okta's own, those that came back from Webex, or either. */
  readonly side: 'okta' | 'webex' | 'both';
  /** Read against one task on one line, names and addresses taken out, ` HTTP 409` added when a status is known. Every repetition is bounded. */
  readonly pattern: RegExp;
  /** A text that this rule answers before any other. Where `confirmed` is `inferred` it only shows the shape: nobody has published it. */
  readonly example: string;
  readonly cause: string;
  /** What to do, in order, in the labels of Okta and Webex. */
  readonly fix: readonly string[];
  /** Whether a support case with Cisco is needed: never for this cause, only when the fix does not help, or in any case. */
  readonly ciscoCase: 'no' | 'if-it-stays' | 'yes';
  readonly source: Source;
  /** How sure the pair of text and cause is: a maker documents it, it was seen in public, or it follows from what is documented. */
  readonly confirmed: 'documented' | 'seen' | 'inferred';
  /** Answers only when no other rule does. */
  readonly fallback?: true;
}

const page = (title: string, url: string): Source => ({ title, url, seen: '2026-11' });

const oktaSupport = 'https://support.okta.com/help/s/article/';
const sources = {
  unauthorized: page(
    'Okta support: Error while verifying if user exists: Unauthorized',
    `${oktaSupport}qualified-application-provisioning-error-while-verifying-if-user-exists-unauthorized-errors-reported-by-remote-server-unauthorized-in-okta`,
  ),
  malformed: page(
    'Okta support: Cisco Webex provisioning fails with malformed syntax',
    `${oktaSupport}Cisco-Webex-Provisioning-fails-to-create-user-with-The-request-could-not-be-understood-by-the-server-due-to-malformed-syntax-error`,
  ),
  assignedBefore: page(
    'Okta support: User was assigned before provisioning was enabled',
    `${oktaSupport}Provisioning-Error-User-Was-Assigned-This-Application-Before-Provisioning-Was-Enabled-And-Not-Provisioned-In-The-Downstream-Application-Click-Provision-User`,
  ),
  syncFailure: page(
    'Okta support: Sync user in external application FAILURE',
    `${oktaSupport}scim-provisioning-returning-sync-user-in-external-application-failure`,
  ),
  notUpdating: page(
    'Okta support: Okta is not updating attributes',
    `${oktaSupport}Okta-is-not-updating-users-attributes-in-some-applications`,
  ),
  troubleshooting: page(
    'Okta help: troubleshoot provisioning',
    'https://help.okta.com/oie/en-us/Content/Topics/provisioning/lcm/troubleshooting.htm',
  ),
  groupPush: page(
    'Okta help: troubleshoot Group Push',
    'https://help.okta.com/en/prod/Content/Topics/users-groups-profiles/usgp-group-push-troubleshoot.htm',
  ),
  eventTypes: page('Okta developer: event types', 'https://developer.okta.com/docs/reference/api/event-types/'),
  errorCodes: page('Okta developer: error codes', 'https://developer.okta.com/docs/reference/error-codes/'),
  scimConcept: page('Okta developer: SCIM and rate limits', 'https://developer.okta.com/docs/concepts/scim/'),
  scimFaq: page('Okta developer: SCIM questions', 'https://developer.okta.com/docs/concepts/scim/faqs/'),
  scimReference: page('Okta developer: SCIM 2.0', 'https://developer.okta.com/docs/api/openapi/okta-scim/guides/scim-20/'),
  bearer: page(
    'Sourcegraph help: SCIM authentication errors with Okta',
    'https://help.sourcegraph.com/article/troubleshooting-scim-authentication-errors-with-okta',
  ),
  profilePush: page(
    'Workvivo help: Okta SCIM profile update failures',
    'https://support.workvivo.com/hc/en-gb/articles/33756072622237-Troubleshooting-Okta-SCIM-Profile-Update-Failures',
  ),
  ciscoArticle: page('Cisco: Synchronize Okta users into Control Hub', 'https://help.webex.com/nmm9pzdb'),
  webexApi: page('Webex: published SCIM and admin API', 'https://github.com/webex/webex-openapi-specs'),
  claim: page(
    'Cisco: Claim users to your organization',
    'https://help.webex.com/en-us/n6jxw9e/Claim-Users-to-Your-Organization-Convert-Users',
  ),
  domains: page('Cisco: Manage your domains', 'https://help.webex.com/cd6d84'),
  licences: page(
    'Cisco: Set up a default license template',
    'https://help.webex.com/en-us/ndl247o/Set-Up-a-Default-License-Template-for-New-Users',
  ),
  filter: page('Public notes on the Webex SCIM API', 'https://github.com/achobgood/wxops'),
  scope: page('Webex Android SDK, issue 202', 'https://github.com/webex/webex-android-sdk/issues/202'),
  grantErrors: page('Webex JavaScript SDK, grant errors', 'https://github.com/webex/webex-js-sdk'),
  rfc6749: page('RFC 6749, section 4.2.2.1', 'https://www.rfc-editor.org/rfc/rfc6749#section-4.2.2.1'),
  rfc7644: page('RFC 7644, section 3.12', 'https://www.rfc-editor.org/rfc/rfc7644#section-3.12'),
} as const;

const newToken = 'In Onramp, renew the token: sign in to Webex in a private window as a full administrator.';
const editIntegration = 'In Okta, open the Cisco Webex app, then Provisioning > Integration > Edit.';
const pasteToken = 'Paste the token alone into API Token, choose Test API Credentials, then Save.';
const testAgain = 'Choose Test API Credentials, then Save.';
const retry = 'Open Dashboard > Tasks, select the failed tasks and choose Retry Selected.';
const retryGroups = 'Open the Push Groups tab, look at Errors, and choose Retry All Groups.';
const signOn = 'In Okta, open the Cisco Webex app and its Sign On tab, and make the application username the user’s e-mail address.';
const mappings = 'In Okta, open the Cisco Webex app, then Provisioning > To App > Attribute Mappings.';
const collect = 'Note the time, the user and Webex’s tracking ID if one is shown: Cisco support asks for them.';
const status = 'Look at status.webex.com for a disturbance.';

/**
 * Every failure that Onramp can translate, the most particular first: the first rule whose pattern is found is the best answer.
 * Sentences are Onramp's own; quoted texts are those of Okta, Webex or the standard that `source` names.
 */
export const taskErrorRules: readonly TaskErrorRule[] = [
  // Okta's own words: nothing reached Webex.
  {
    id: 'assigned-before-provisioning',
    side: 'okta',
    pattern: /assigned this application before provisioning was enabled|not provisioned in the downstream application/i,
    example:
      'User was assigned this application before Provisioning was enabled and not provisioned in the downstream application. Click Provision User.',
    cause: 'The user got the app before Create Users was on, so Okta never sent the user to Webex. Force Sync does not catch up on it.',
    fix: [
      'In Okta, open the Cisco Webex app, then Provisioning > To App, and see that Create Users is enabled.',
      'Open the Assignments tab: such users carry a red mark.',
      'Choose Provision User, then OK.',
    ],
    ciscoCase: 'no',
    source: sources.assignedBefore,
    confirmed: 'documented',
  },
  {
    id: 'create-users-off',
    side: 'okta',
    pattern: /\bmatching user not found\b/i,
    example: 'Matching user not found',
    cause: 'The API integration is saved but Create Users is off: Okta looked for the user in Webex, found none, and may not create one.',
    fix: [
      'In Okta, open the Cisco Webex app, then Provisioning > To App > Edit.',
      'Enable Create Users, Update User Attributes and Deactivate Users, then Save.',
      retry,
    ],
    ciscoCase: 'no',
    source: sources.troubleshooting,
    confirmed: 'documented',
  },
  {
    id: 'okta-api-limit',
    side: 'okta',
    pattern: /\bE0000047\b|\bAPI call exceeded rate limit\b/i,
    example: '{"errorCode":"E0000047","errorSummary":"API call exceeded rate limit due to too many requests."}',
    cause: 'Okta limited calls to its own API. Webex was not asked.',
    fix: ['Wait a minute: the limit usually starts afresh every 60 seconds.', 'Pause scripts that call the Okta API, then try again.'],
    ciscoCase: 'no',
    source: sources.errorCodes,
    confirmed: 'documented',
  },
  {
    id: 'credentials-invalid',
    side: 'okta',
    pattern: /\bcredentials used to connect to the API were invalid\b/i,
    example: 'The credentials used to connect to the API were invalid; please check your configuration',
    cause: 'The Webex administrator who made the token has expired, was renamed or was disabled, or the token is no longer good.',
    fix: [
      'In Control Hub, check that this administrator is active and still a full administrator.',
      newToken,
      editIntegration,
      pasteToken,
      retry,
    ],
    ciscoCase: 'no',
    source: sources.troubleshooting,
    confirmed: 'documented',
  },

  // What was pasted into API Token.
  {
    id: 'address-pasted',
    side: 'both',
    pattern: /\baccess_token=|[&?#]token_type\b|\btoken_type=bearer\b|\blocalhost:3000\/auth\/code#/i,
    example: 'Unauthorized. API Token was http://localhost:3000/auth/code#access_token=…&token_type=Bearer&expires_in=3887999',
    cause: 'More than the token was pasted into API Token: the whole address, or the token with &token_type and what follows.',
    fix: ['In Onramp, copy the token from the connection: it comes without the address around it.', editIntegration, pasteToken],
    ciscoCase: 'no',
    source: sources.ciscoArticle,
    confirmed: 'inferred',
  },
  {
    id: 'bearer-prefix',
    side: 'both',
    pattern: /\binvalid authorization header\b|\bbearer[ :]{1,3}bearer\b/i,
    example: '401 Invalid Authorization header',
    cause: 'The word Bearer stands in API Token. Okta adds it, so Webex received it twice. Blanks around the token do the same.',
    fix: [editIntegration, 'Empty API Token and paste the token without “Bearer” and without blanks.', testAgain],
    ciscoCase: 'no',
    source: sources.bearer,
    confirmed: 'documented',
  },

  // The sign-in that makes the token.
  {
    id: 'scope-refused',
    side: 'webex',
    pattern: /\binvalid_scope\b|\brequested scope is invalid\b/i,
    example:
      '{"error":"invalid_scope","error_description":"The requested scope is invalid.","trackingID":"CLIENT_0f6a1c2e-5b7d-4e83-9a10"}',
    cause: 'The sign-in link asks for rights in another spelling, or Webex does not grant them to this client. Capital letters matter.',
    fix: ['In Onramp, open step 4 and copy a new sign-in link.', 'Paste it into a private window, unchanged.'],
    ciscoCase: 'if-it-stays',
    source: sources.scope,
    confirmed: 'seen',
  },
  {
    id: 'access-denied',
    side: 'webex',
    pattern: /\baccess_denied\b/i,
    example: 'http://localhost:3000/auth/code?error=access_denied&error_description=The%20user%20denied%20access',
    cause: 'Someone declined the sign-in at Webex, or the organization does not allow this app.',
    fix: ['In Onramp, open step 4 and copy a new sign-in link.', 'Sign in as a full administrator and accept.'],
    ciscoCase: 'no',
    source: sources.rfc6749,
    confirmed: 'inferred',
  },
  {
    id: 'sign-in-link-changed',
    side: 'webex',
    pattern: /\b(?:invalid_client|unauthorized_client|invalid_grant|unsupported_grant_type|unsupported_response_type|invalid_request)\b/i,
    example: '{"error":"unauthorized_client","error_description":"The client is not allowed."}',
    cause: 'The sign-in at Webex failed before a token was made: the link does not fit Cisco’s client, or a part of it was lost.',
    fix: ['In Onramp, open step 4 and copy a new sign-in link.', 'Paste it into a private window, unchanged.'],
    ciscoCase: 'if-it-stays',
    source: sources.grantErrors,
    confirmed: 'inferred',
  },

  // Groups, before users: “already exists” means another thing here.
  {
    id: 'group-name-taken',
    side: 'webex',
    pattern: /\bgroup\b.{0,120}\b(?:already exists|duplicate|HTTP 409|uniqueness)\b|\bduplicate\b.{0,40}\bgroup\b/i,
    example: 'Error while creating user group Webex Sales: Conflict. Errors reported by remote server: Group already exists',
    cause: 'Webex already has a group of this name, and Okta tried to create it once more.',
    fix: ['In Control Hub, look for a group of the same name.', 'Rename one of the two groups.', retryGroups],
    ciscoCase: 'no',
    source: sources.groupPush,
    confirmed: 'inferred',
  },
  {
    id: 'groups-not-supported',
    side: 'both',
    pattern: /\bgroups?\b.{0,50}(?:\bnot|n't) (?:be )?support|\bnot support\b.{0,30}\bgroups?\b|\bunsupported group\b/i,
    example: 'Error while pushing group Webex Sales: groups are not supported',
    cause: 'The Okta app is of the classic edition, which sends users only. Groups need the SCIM 2.0 edition.',
    fix: [
      'In Onramp, open step 5 and see which edition Webex answers to.',
      'In the classic edition, remove the groups from Push Groups; Assign to Groups still works for users.',
      'For groups in Webex, add the current Cisco Webex app in Okta and set it up afresh.',
    ],
    ciscoCase: 'no',
    source: sources.ciscoArticle,
    confirmed: 'inferred',
  },
  {
    id: 'group-without-members',
    side: 'okta',
    pattern: /\bgroup\b.{0,60}\b(?:without|no|missing|0) members?\b|\bmembers?\b.{0,40}\bnot assigned\b|\bgroup is empty\b/i,
    example: 'The group arrives without members',
    cause: 'Only members who are assigned to the app are pushed. One group for both Assign and Push Groups gives the same picture.',
    fix: [
      'In Okta, open the Assignments tab and assign the members, best through a group made for assigning.',
      'Push another group than the one that assigns the app.',
      retryGroups,
    ],
    ciscoCase: 'no',
    source: sources.groupPush,
    confirmed: 'documented',
  },

  // Where users come from, and whose they are.
  {
    id: 'directory-connector',
    side: 'both',
    pattern: /\bdirectory connector\b/i,
    example: 'Cannot update the user: it is managed by Directory Connector',
    cause: 'Directory Connector is in use for this organization. Cisco rules out Okta synchronization beside it.',
    fix: [
      'Decide which of the two is to own the users.',
      'For Okta: in Control Hub, turn Directory Connector off and check with a dry run that no user is lost.',
      retry,
    ],
    ciscoCase: 'if-it-stays',
    source: sources.ciscoArticle,
    confirmed: 'inferred',
  },
  {
    id: 'claim-refused',
    side: 'webex',
    pattern:
      /\b(?:can ?not|can't|could not|couldn't|unable to|failed to) (?:be )?(?:claim|convert)|\bbelongs to (?:another|a different) org/i,
    example: 'Conflict. Errors reported by remote server: the user belongs to another organization',
    cause:
      'The e-mail address lives in another Webex organization. One with SSO or directory synchronization does not let users be claimed.',
    fix: [
      'In Control Hub, verify the domain of the address and try to claim the user.',
      'If the other organization has SSO or directory synchronization, ask its administrator to release the user.',
      'Otherwise the user changes the e-mail address of the old account.',
      retry,
    ],
    ciscoCase: 'if-it-stays',
    source: sources.claim,
    confirmed: 'inferred',
  },
  {
    id: 'user-exists',
    side: 'webex',
    pattern: /^(?!.{0,400}\bgroup\b).{0,2000}?\b(?:already (?:exists|in use|taken)|HTTP 409|uniqueness)\b/i,
    example: 'Conflict. Errors reported by remote server: User already exists.',
    cause:
      'The e-mail address is taken: a user name is unique across all of Webex. It belongs to a free account, to another organization, or to a user here whose name Okta’s search did not match.',
    fix: [
      'In Control Hub, search Users for the address. If the user is there, give the application username in Okta the same spelling.',
      'If not, verify the domain of the address in Control Hub and claim the user.',
      'For a public mail domain, use another address: such a domain cannot be claimed.',
      retry,
    ],
    ciscoCase: 'if-it-stays',
    source: sources.claim,
    confirmed: 'documented',
  },
  {
    id: 'domain-not-verified',
    side: 'both',
    pattern:
      /\busers?\b.{0,40}\b(?:not verified|unverified|transient)\b|\bstatus\W{1,3}(?:not verified|transient)\b|\bdomain\b.{0,30}\b(?:not verified|unverified)\b/i,
    example: 'New users are shown as Not Verified',
    cause: 'The domain of the e-mail address is not verified in Webex, so the account stays unverified or becomes transient.',
    fix: [
      'In Control Hub, verify every domain in use by its DNS TXT record, the administrators’ own domain first.',
      'Look at the user again after that.',
    ],
    ciscoCase: 'if-it-stays',
    source: sources.domains,
    confirmed: 'documented',
  },
  {
    id: 'no-licence',
    side: 'both',
    pattern:
      /\bunlicen[cs]ed\b|\b(?:no|without(?: an?)?|missing) licen[cs]es?\b|\blicen[cs]es?\b.{0,20}\b(?:not assigned|missing|exhausted)\b/i,
    example: 'User was created in Webex without a license',
    cause:
      'This is no failure of provisioning. Okta creates the user; the licence comes from an automatic licence template, and only for new users.',
    fix: [
      'In Control Hub, set up an automatic license template and see that licences are left.',
      'Give a licence by hand to the users who are there already: a template does not reach them.',
    ],
    ciscoCase: 'no',
    source: sources.licences,
    confirmed: 'documented',
  },

  // What one user's data holds. `invalidFilter` names attributes, so it comes before them.
  {
    id: 'filter-refused',
    side: 'webex',
    pattern: /\binvalidFilter\b|\bcan ?not find correspond table name\b/i,
    example:
      '{"status":"400","scimType":"invalidFilter","details":"The user\'s attribute phoneNumbers.value in request can not find correspond table name."}',
    cause:
      'Webex cannot search by the attribute that was asked for. Okta itself searches by userName only, so this comes from a changed app or a script.',
    fix: [signOn, 'Undo changes to how the app finds existing users.', retry, collect],
    ciscoCase: 'if-it-stays',
    source: sources.filter,
    confirmed: 'seen',
  },
  {
    id: 'locale-form',
    side: 'webex',
    pattern: /\b(?:locale|preferred ?language)\b|\b[a-z]{2}-[A-Z]{2}\b.{0,30}\b(?:invalid|not valid|not supported)\b/i,
    example: 'Bad Request. Errors reported by remote server: invalid value for locale: en-US',
    cause: 'Webex takes locale and preferredLanguage with an underscore, as in en_US. Okta often holds en-US.',
    fix: [mappings, 'Change the expression of locale and preferredLanguage so that it gives en_US, or unmap the two.', retry],
    ciscoCase: 'no',
    source: sources.ciscoArticle,
    confirmed: 'inferred',
  },
  {
    id: 'user-name-not-email',
    side: 'webex',
    pattern:
      /\buser ?name\b.{0,60}\b(?:e-?mail|invalid|not valid)\b|\binvalid\b.{0,20}\b(?:user ?name|e-?mail)\b|\bnot an?(?: valid)? e-?mail\b|\be-?mails?\b.{0,40}\binvalid\b/i,
    example: 'Bad Request. Errors reported by remote server: userName is not a valid email',
    cause: 'The userName that Okta sends is not an e-mail address, or is not the same as the primary work e-mail. Webex asks for both.',
    fix: [signOn, 'See that the user’s primary work e-mail in Okta is the same address.', retry],
    ciscoCase: 'no',
    source: sources.webexApi,
    confirmed: 'inferred',
  },
  {
    id: 'malformed-request',
    side: 'webex',
    pattern: /\bmalformed syntax\b|\bone (?:\(or more\)|or more) of the arguments (?:is|are) invalid\b/i,
    example: 'The request could not be understood by the server due to malformed syntax',
    cause:
      'Webex refused what Okta sent: the userName is no e-mail address, or attributes are mapped that this edition of the app does not support.',
    fix: [
      signOn,
      'In the classic edition, unmap phone numbers and addresses under Provisioning > To App > Attribute Mappings.',
      'Choose Go to Profile Editor and delete those attributes as well: unmapping alone is not enough.',
      retry,
      'If it stays, open a case with Webex support and ask to clear cached entries.',
    ],
    ciscoCase: 'if-it-stays',
    source: sources.malformed,
    confirmed: 'documented',
  },
  {
    id: 'attribute-not-supported',
    side: 'webex',
    pattern: /\b(?:phoneNumbers?|addresses|phone numbers?|streetAddress)\b/i,
    example: 'Bad Request. Errors reported by remote server: attribute phoneNumbers is not supported',
    cause: 'The classic edition of the app does not support phone numbers and addresses; they must not be sent.',
    fix: [
      'In Onramp, open step 5 and see which edition Webex answers to: the SCIM 2.0 edition supports them.',
      mappings,
      'In the classic edition, unmap them, then choose Go to Profile Editor and delete them.',
      retry,
    ],
    ciscoCase: 'if-it-stays',
    source: sources.malformed,
    confirmed: 'inferred',
    fallback: true,
  },
  {
    id: 'value-refused',
    side: 'webex',
    pattern: /\binvalid(?:Value|Path|Syntax)\b/i,
    example: '{"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"status":"400","scimType":"invalidValue"}',
    cause: 'Webex understood the request but not one value or attribute in it.',
    fix: [mappings, 'Compare the user’s values with what Webex takes; the words of Webex may name the attribute.', retry, collect],
    ciscoCase: 'if-it-stays',
    source: sources.rfc7644,
    confirmed: 'inferred',
  },
  {
    id: 'attribute-read-only',
    side: 'webex',
    pattern: /\bmutability\b|\bread-?only attribute\b/i,
    example: '{"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"status":"400","scimType":"mutability"}',
    cause: 'Okta tried to change something that Webex does not let anyone change.',
    fix: [mappings, 'Unmap the attribute that the message names.', retry],
    ciscoCase: 'if-it-stays',
    source: sources.rfc7644,
    confirmed: 'inferred',
  },
  {
    id: 'nothing-to-change',
    side: 'webex',
    pattern: /\bnoTarget\b/i,
    example: '{"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"status":"400","scimType":"noTarget"}',
    cause: 'Okta asked to change a value that this user or group does not have in Webex.',
    fix: [
      'Compare the user in Control Hub with the one in Okta.',
      'In Okta, use Force Sync on the To App page, then look at the task again.',
      collect,
    ],
    ciscoCase: 'if-it-stays',
    source: sources.webexApi,
    confirmed: 'inferred',
  },
  {
    id: 'required-attribute-empty',
    side: 'okta',
    pattern: /\ban error occurred while pushing a profile update\b/i,
    example: 'An error occurred while pushing a profile update',
    cause: 'A required attribute of this user is empty.',
    fix: ['Fill the empty attribute in the user’s Okta profile, or give its mapping a default.', retry],
    ciscoCase: 'if-it-stays',
    source: sources.profilePush,
    confirmed: 'documented',
  },
  {
    id: 'attributes-stay-old',
    side: 'okta',
    pattern: /\battributes?\b.{0,40}\bnot (?:being )?updat|\bno external id\b|\bmissing external id\b/i,
    example: 'Attributes are not updating in the app',
    cause: 'The credentials are wrong, the mapping is missing, or the user was assigned before provisioning and so has no external ID.',
    fix: [
      editIntegration,
      testAgain,
      'See under Provisioning > To App that Update User Attributes is enabled and that the attribute is mapped.',
      'On the Assignments tab, choose Provision User if it is offered.',
    ],
    ciscoCase: 'no',
    source: sources.notUpdating,
    confirmed: 'documented',
  },

  // What Webex answered instead of a user.
  {
    id: 'empty-user',
    side: 'okta',
    pattern: /\bcreate new user returned empty user\b/i,
    example: 'Create new user returned empty user',
    cause: 'Webex answered the creation without a user or without an id. Okta cannot go on without it. The fault is on Webex’s side.',
    fix: ['In Control Hub, see whether the user is there all the same.', retry, collect, 'Open a case with Webex support.'],
    ciscoCase: 'yes',
    source: sources.scimReference,
    confirmed: 'documented',
  },
  {
    id: 'no-user-returned',
    side: 'okta',
    pattern: /\bno user returned\b/i,
    example: 'Error while creating user: no user returned for user ada.byron@example.com',
    cause: 'Probably the same as “Create new user returned empty user”: Webex’s answer held no user. This text is not documented.',
    fix: ['In Control Hub, see whether the user is there all the same.', retry, collect],
    ciscoCase: 'if-it-stays',
    source: sources.scimReference,
    confirmed: 'inferred',
  },

  // Statuses, from the particular to the plain.
  {
    id: 'token-refused',
    side: 'webex',
    pattern: /\bunauthorized\b|\bHTTP 401\b|\btoken (?:is |was )?(?:invalid|expired|revoked)|\b(?:invalid|expired)[ _](?:access )?token\b/i,
    example:
      'Automatic provisioning of user Ada Byron to app Cisco Webex failed: Error while verifying if user ada.byron@example.com exists: Unauthorized. Errors reported by remote server: Unauthorized',
    cause:
      'Webex refused the token: it has expired, was revoked, was not pasted whole, or its administrator lost the role. Until then no change reaches Webex, leavers included.',
    fix: [newToken, editIntegration, pasteToken, retry],
    ciscoCase: 'no',
    source: sources.unauthorized,
    confirmed: 'documented',
  },
  {
    id: 'forbidden',
    side: 'webex',
    pattern: /\bforbidden\b|\bHTTP 403\b|\binsufficient[ _](?:scope|privileges?|permissions?|rights)\b/i,
    example: 'Error while creating user: Forbidden. Errors reported by remote server: Forbidden',
    cause:
      'Webex knows the token but does not allow this: its owner is not a full administrator, a right is missing, or Organization ID or environment is another one.',
    fix: [
      'In Onramp, open step 5: it tells role, organization and environment of the token apart.',
      'Compare Organization ID in Okta with Control Hub under Account.',
      newToken,
      editIntegration,
      pasteToken,
      retry,
    ],
    ciscoCase: 'if-it-stays',
    source: sources.webexApi,
    confirmed: 'inferred',
  },
  {
    id: 'wrong-organization-id',
    side: 'webex',
    pattern: /\borgani[sz]ation(?: id)?\b.{0,40}\b(?:mismatch|not found|invalid|unknown|does not exist|not match)|\binvalid org/i,
    example: 'Not Found. Errors reported by remote server: Organization not found',
    cause: 'The Organization ID in Okta is not one that Webex knows for this token.',
    fix: ['In Control Hub, open Account and copy Organization ID.', editIntegration, 'Paste it into Organization ID.', testAgain, retry],
    ciscoCase: 'no',
    source: sources.ciscoArticle,
    confirmed: 'inferred',
  },
  {
    id: 'not-found',
    side: 'webex',
    pattern: /\bHTTP 4(?:04|10)\b|\b(?:resource|(?<!matching )user)(?: [^\s]{1,60}){0,3} (?:not found|does not exist)\b/i,
    example: 'Error while deleting entitlements: Not Found. Errors reported by remote server: Not Found',
    cause:
      'Webex has nothing at this address: the user was deleted in Webex, or Organization ID in Okta is wrong. If every user fails, it is the latter.',
    fix: [
      'In Control Hub, search Users for the address.',
      'If every user fails, compare Organization ID in Okta with Control Hub under Account.',
      'If one user fails, remove and add the assignment in Okta, so that Okta looks the user up and creates it again.',
    ],
    ciscoCase: 'if-it-stays',
    source: sources.webexApi,
    confirmed: 'inferred',
  },
  {
    id: 'rate-limited',
    side: 'webex',
    pattern: /\bHTTP 429\b|\btoo many requests\b|(?<!exceeded )\brate[ _-]?limit|application\.integration\.rate_limit_exceeded/i,
    example: 'Too Many Requests',
    cause:
      'Okta sent more at once than Webex takes, as after a large assignment. Okta documents that it waits and tries again by itself, ten times at most.',
    fix: [
      'Wait: do not assign more users meanwhile.',
      'Assign in smaller batches.',
      'For tasks that failed for good, open Dashboard > Tasks and choose Retry Selected.',
    ],
    ciscoCase: 'no',
    source: sources.scimConcept,
    confirmed: 'inferred',
  },
  {
    id: 'locked',
    side: 'webex',
    pattern: /\bHTTP 423\b/i,
    example: 'Error while updating user: Locked. Errors reported by remote server: Locked',
    cause: 'Webex is busy with this user or organization and lets nobody write for a moment.',
    fix: ['Wait a few minutes.', retry],
    ciscoCase: 'if-it-stays',
    source: sources.webexApi,
    confirmed: 'inferred',
  },
  {
    id: 'bad-gateway',
    side: 'webex',
    pattern: /\bbad gateway\b|\bservice unavailable\b|\bgateway time-?out\b|\bHTTP 50[234]\b|\btemporarily_unavailable\b/i,
    example: "Bad Gateway. Errors reported by remote server: Invalid JSON: Unrecognized token 'error'",
    cause: 'Something in front of Webex answered instead of Webex. It has nothing to do with mapping or token.',
    fix: ['Wait a few minutes.', retry, status],
    ciscoCase: 'if-it-stays',
    source: sources.webexApi,
    confirmed: 'seen',
  },
  {
    id: 'timed-out',
    side: 'both',
    pattern: /\btimed[ -]?out\b|\btime-?out\b|\bSocketTimeout\w{0,20}|\bsocket (?:closed|hang up)\b|\bHTTP 408\b/i,
    example: 'Error while creating user: Read timed out',
    cause: 'Webex did not answer within 60 seconds, so Okta hung up. The change may have reached Webex all the same.',
    fix: ['In Control Hub, see whether the change is there.', retry, status],
    ciscoCase: 'if-it-stays',
    source: sources.scimFaq,
    confirmed: 'inferred',
  },
  {
    id: 'certificate',
    side: 'both',
    pattern:
      /\bPKIX path\b|\bSSLHandshake\w{0,20}|\bSSLException\b|\bcertificate\b.{0,60}\b(?:expired|invalid|untrusted|verif|not trusted|unable)|\bunable to find valid certification path\b|\b(?:TLS|SSL) handshake\b/i,
    example: 'Error authenticating: PKIX path building failed: unable to find valid certification path to requested target',
    cause: 'Okta could not trust the certificate on the way to Webex. Nothing was sent. No field of the Cisco Webex app can cause this.',
    fix: [status, retry, 'If it stays, ask Okta support: the connection starts at Okta.'],
    ciscoCase: 'if-it-stays',
    source: sources.ciscoArticle,
    confirmed: 'inferred',
  },
  {
    id: 'host-not-reached',
    side: 'both',
    pattern:
      /\bUnknownHost\w{0,20}|\bunknown host\b|\bname or service not known\b|\bconnection (?:was )?(?:refused|reset)\b|\bConnectException\b|\bno route to host\b/i,
    example: 'Error authenticating: java.net.UnknownHostException',
    cause:
      'Okta did not reach Webex at all. The Cisco Webex app has no address field that could be wrong, so it is the network between the two.',
    fix: [
      status,
      retry,
      'See that the app is Cisco Webex from the catalogue: a custom SCIM app has an address of its own.',
      'If it stays, ask Okta support.',
    ],
    ciscoCase: 'if-it-stays',
    source: sources.ciscoArticle,
    confirmed: 'inferred',
  },
  {
    id: 'request-form-refused',
    side: 'webex',
    pattern: /\bHTTP 4(?:05|06|15|28)\b|\bmethod not allowed\b|\bunsupported media type\b|\bprecondition required\b/i,
    example: 'Error while updating user: Unsupported Media Type',
    cause:
      'Webex does not take requests of this form. The Okta app and the Webex address behind it do not fit, as with an old instance of the app.',
    fix: [
      'In Onramp, open step 5 and see which edition Webex answers to.',
      'If the app is old, add the current Cisco Webex app in Okta and set it up afresh.',
      collect,
    ],
    ciscoCase: 'if-it-stays',
    source: sources.syncFailure,
    confirmed: 'inferred',
  },
  {
    id: 'server-error',
    side: 'webex',
    pattern: /\binternal server error\b|\bHTTP 5(?:0[015-9]|[1-9]\d)\b|\bserver_error\b/i,
    example: 'Error while creating user: Internal Server Error. Errors reported by remote server: Internal Server Error',
    cause: 'Webex had a fault of its own.',
    fix: ['Wait a few minutes.', retry, status, collect],
    ciscoCase: 'if-it-stays',
    source: sources.webexApi,
    confirmed: 'inferred',
  },

  // What Okta was doing, when that itself is the news.
  {
    id: 'group-mapping-failed',
    side: 'okta',
    pattern: /group_push\.mapping\.update\.or\.delete\.failed\.with\.error\b/i,
    example: '{"eventType":"application.provision.group_push.mapping.update.or.delete.failed.with.error","outcome":{"result":"FAILURE"}}',
    cause: 'Okta gave up on a pushed group. It does not try again by itself.',
    fix: [
      'In Okta, open the Cisco Webex app and its Push Groups tab.',
      'Look at Errors and open the information icon of the group: it names the reason.',
      retryGroups,
    ],
    ciscoCase: 'if-it-stays',
    source: sources.eventTypes,
    confirmed: 'documented',
  },
  {
    id: 'group-mapping-retried',
    side: 'okta',
    pattern: /group_push\.mapping\.update\.or\.delete\.failed(?!\.with)/i,
    example: '{"eventType":"application.provision.group_push.mapping.update.or.delete.failed","outcome":{"result":"FAILURE"}}',
    cause: 'A pushed group could not be changed this time. Okta tries again by itself.',
    fix: ['Wait, then look at the Push Groups tab again.'],
    ciscoCase: 'no',
    source: sources.eventTypes,
    confirmed: 'documented',
  },
  {
    id: 'deactivation-failed',
    side: 'okta',
    pattern:
      /\b(?:de-?activat|de-?provision)\w{0,8}\b.{0,120}\b(?:fail|error|unauthorized|forbidden)|\b(?:fail|error|unable|could not|couldn't)\w{0,4}\b.{0,60}\b(?:de-?activat|de-?provision)|application\.provision\.user\.(?:deactivate|deprovision)\b/i,
    example: 'Automatic deprovisioning of user Ada Byron to app Cisco Webex failed',
    cause: 'Okta could not switch the user off in Webex. The person may still have access.',
    fix: [
      'In Control Hub, look at the user now and deactivate it by hand if the person has left.',
      'In Okta, choose View Logs on the Cisco Webex app and read the reason after the last colon.',
      editIntegration,
      testAgain,
      retry,
    ],
    ciscoCase: 'if-it-stays',
    source: sources.unauthorized,
    confirmed: 'inferred',
  },

  // Only when nothing above says more.
  {
    id: 'answer-not-json',
    side: 'webex',
    pattern:
      /\b(?:invalid json|unrecognized token|unexpected (?:character|token)|JsonParse\w{0,20}|not valid json)|<(?:!doctype|html|head|title|body)\b/i,
    example: "Error while creating user: Unexpected character ('<' (code 60))",
    cause: 'The answer was not one of the Webex API: most likely a proxy or a maintenance page spoke instead.',
    fix: ['Wait a few minutes.', retry, status],
    ciscoCase: 'if-it-stays',
    source: sources.webexApi,
    confirmed: 'inferred',
    fallback: true,
  },
  {
    id: 'bad-request',
    side: 'webex',
    pattern: /\bbad request\b|\bHTTP 400\b/i,
    example: 'Error while updating user: Bad Request. Errors reported by remote server: Bad Request',
    cause:
      'Webex refused what Okta sent and did not say why. A userName that is no e-mail address, an unsupported attribute or a locale such as en-US are the usual ones.',
    fix: [signOn, mappings, 'Unmap what this edition does not support, and give locale the form en_US.', retry, collect],
    ciscoCase: 'if-it-stays',
    source: sources.malformed,
    confirmed: 'inferred',
    fallback: true,
  },
  {
    id: 'credentials-not-verified',
    side: 'okta',
    pattern:
      /\b(?:couldn't|could not|can't|cannot|unable to|failed to) verify\b.{0,40}\bcredentials\b|\bcredentials\b.{0,30}\b(?:couldn't|could not|cannot) be verified\b|application\.configuration\.update/i,
    example: "Okta couldn't verify api credentials",
    cause:
      'Okta’s test got no good answer from Webex and does not say which. Most often the token has expired or was not pasted whole, or Organization ID is another one.',
    fix: [
      'In Onramp, open step 5 and run the checks: they ask Webex the same and name the cause.',
      editIntegration,
      'Compare Organization ID with Control Hub under Account.',
      pasteToken,
    ],
    ciscoCase: 'if-it-stays',
    source: sources.eventTypes,
    confirmed: 'documented',
    fallback: true,
  },
  {
    id: 'error-authenticating',
    side: 'okta',
    pattern: /\berror authenticating\b|application\.integration\.authentication_failure/i,
    example: 'Error authenticating',
    cause: 'Okta could not sign in to Webex with what is in API Token.',
    fix: ['In Onramp, open step 5 and run the checks: they name the cause.', newToken, editIntegration, pasteToken, retry],
    ciscoCase: 'no',
    source: sources.eventTypes,
    confirmed: 'documented',
    fallback: true,
  },
  {
    id: 'no-reason-given',
    side: 'okta',
    pattern: /\bsync user in external application\b|application\.provision\.user\.sync\b/i,
    example:
      '{"eventType":"application.provision.user.sync","displayMessage":"Sync user in external application","outcome":{"result":"FAILURE","reason":null}}',
    cause:
      'Okta could not sync the user and logged no reason. Often the other side refuses the form of the request, or its answer is not as Okta expects.',
    fix: [
      'In Okta, open Dashboard > Tasks: the task of the same minute may say more.',
      'In Onramp, open step 5 and run the checks.',
      retry,
      collect,
    ],
    ciscoCase: 'if-it-stays',
    source: sources.syncFailure,
    confirmed: 'documented',
    fallback: true,
  },
];
