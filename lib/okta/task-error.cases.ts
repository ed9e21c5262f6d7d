/** One paste and what must come of it. `answers`: the rule ids in order, empty when nothing is known. Names and ids are invented. */
export interface TaskErrorCase {
  readonly name: string;
  readonly text: string;
  readonly expected: {
    readonly answers: readonly string[];
    readonly app?: string | null;
    readonly action?: string | null;
    readonly okta?: string | null;
    readonly webex?: string | null;
    readonly status?: number | null;
    readonly trackingId?: string | null;
    readonly ciscoCase?: 'no' | 'if-it-stays' | 'yes';
    readonly tasks?: number;
    readonly notKnown?: RegExp;
  };
  /** Where the text, or the shape of it, comes from. */
  readonly source: string;
}

const oktaSupport = 'https://support.okta.com/help/s/article/ (seen 2026-11)';
const unauthorized =
  'Automatic provisioning of user Ada Byron to app Cisco Webex failed: Error while verifying if user ada.byron@example.com exists: Unauthorized. Errors reported by remote server: Unauthorized';
const verifyHalf =
  'Automatic provisioning of user Ada Byron to app Cisco Webex failed: Error while verifying if user ada.byron@example.com exists: Unauthorized';
const notEnabled =
  'User was assigned this application before Provisioning was enabled and not provisioned in the downstream application. Click Provision User.';

const event = (fields: Readonly<Record<string, unknown>>) => ({
  uuid: '531c4191-ffdd-11ee-93ef-000000000000',
  published: '2026-10-21T12:47:34.228Z',
  severity: 'ERROR',
  eventType: 'application.provision.user.sync',
  displayMessage: 'Sync user in external application',
  outcome: { result: 'FAILURE', reason: verifyHalf },
  target: [
    { id: '0uaabc', type: 'AppUser', alternateId: 'ada.byron@example.com', displayName: 'Ada Byron' },
    { id: '0oa7webex000000000w6', type: 'AppInstance', alternateId: 'Cisco Webex', displayName: 'Webex of Acme' },
  ],
  ...fields,
});

const ciscoSchema = 'urn:scim:schemas:extension:cisco:webexidentity:api:messages:2.0:Error';
const scimSchema = 'urn:ietf:params:scim:api:messages:2.0:Error';
const conflict = {
  schemas: [scimSchema, ciscoSchema],
  status: '409',
  [ciscoSchema]: { trackingId: 'CI_3a5c7e91-2b4d-4f6a-8c0e-1d3f5a7b9c2e', errorCode: '200045', details: 'User already exists.' },
};

const systemLog = 'https://support.okta.com/help/s/question/0D54z0000A4i091CQA/ (seen 2026-11)';
const webexApi = 'https://github.com/webex/webex-openapi-specs (seen 2026-11)';

/** Pasted texts, and what is answered to them. */
export const taskErrorCases: readonly TaskErrorCase[] = [
  {
    name: 'the task of an expired token',
    text: unauthorized,
    expected: {
      answers: ['token-refused'],
      app: 'Cisco Webex',
      action: 'verify',
      okta: verifyHalf,
      webex: 'Unauthorized',
      status: 401,
      ciscoCase: 'no',
      tasks: 1,
    },
    source: oktaSupport,
  },
  {
    name: 'an expired token without the mark of the remote server',
    text: verifyHalf,
    expected: {
      answers: ['token-refused'],
      okta: 'Automatic provisioning of user Ada Byron to app Cisco Webex failed: Error while verifying if user ada.byron@example.com exists',
      webex: 'Unauthorized',
      status: 401,
    },
    source: systemLog,
  },
  {
    name: 'an expired token in Webex’s words',
    text: 'Unauthorized. Errors reported by remote server: Token is invalid or expired',
    expected: {
      answers: ['token-refused'],
      app: null,
      action: null,
      okta: 'Unauthorized',
      webex: 'Token is invalid or expired',
      status: 401,
    },
    source: oktaSupport,
  },
  {
    name: 'capitals, line breaks and no-break spaces',
    text: verifyHalf.toUpperCase().replace('FAILED: ', 'FAILED:\r\n\u00a0 '),
    expected: { answers: ['token-refused'], app: 'CISCO WEBEX', action: 'verify', webex: 'UNAUTHORIZED', status: 401, tasks: 1 },
    source: systemLog,
  },
  {
    name: 'one word',
    text: 'unauthorized',
    expected: { answers: ['token-refused'], okta: null, webex: 'unauthorized', status: 401 },
    source: 'RFC 9110, section 15.5.2',
  },
  {
    name: 'one number',
    text: ' 401 ',
    expected: { answers: ['token-refused'], webex: '401', status: 401 },
    source: 'RFC 9110, section 15.5.2',
  },
  {
    name: 'a user and an app with the names of failures',
    text: 'Automatic provisioning of user Conflict Forbidden to app Locked 401 failed: Error while verifying if user forbidden@example.com exists: Internal Server Error',
    expected: { answers: ['server-error'], app: 'Locked 401', webex: 'Internal Server Error', status: 500, ciscoCase: 'if-it-stays' },
    source: webexApi,
  },
  {
    name: 'an organization ID that holds a status',
    text: 'Error while creating user: Forbidden. Errors reported by remote server: no access to 5f0c2b1e-401a-4c39-9b6e-2a1d8c4e0f37',
    expected: { answers: ['forbidden'], status: 403 },
    source: webexApi,
  },
  {
    name: 'a leaver while the token is expired',
    text: 'Automatic deprovisioning of user Ada Byron from app Cisco Webex failed: Unauthorized',
    expected: { answers: ['token-refused', 'deactivation-failed'], action: 'deactivate', webex: 'Unauthorized', status: 401 },
    source: oktaSupport,
  },
  {
    name: 'the red mark of the backlog',
    text: notEnabled,
    expected: { answers: ['assigned-before-provisioning'], okta: notEnabled, webex: null, ciscoCase: 'no' },
    source: oktaSupport,
  },
  {
    name: 'Create Users left off',
    text: 'Automatic provisioning of user Ada Byron to app Cisco Webex failed: Matching user not found',
    expected: { answers: ['create-users-off'], action: 'verify', webex: null },
    source: 'https://help.okta.com/oie/en-us/Content/Topics/provisioning/lcm/troubleshooting.htm (seen 2026-11)',
  },
  {
    name: 'the credentials of a disabled administrator',
    text: 'The credentials used to connect to the API were invalid; please check your configuration',
    expected: { answers: ['credentials-invalid'], action: 'test', webex: null },
    source: 'https://help.okta.com/oie/en-us/Content/Topics/provisioning/lcm/troubleshooting.htm (seen 2026-11)',
  },
  {
    name: 'malformed syntax',
    text: 'Error while creating user: The request could not be understood by the server due to malformed syntax',
    expected: {
      answers: ['malformed-request'],
      action: 'create',
      okta: 'Error while creating user',
      webex: 'The request could not be understood by the server due to malformed syntax',
      ciscoCase: 'if-it-stays',
    },
    source: oktaSupport,
  },
  {
    name: 'arguments that are invalid',
    text: 'Bad Request. Errors reported by remote server: One (or more) of the arguments is invalid',
    expected: { answers: ['malformed-request'], okta: 'Bad Request', webex: 'One (or more) of the arguments is invalid', status: 400 },
    source: oktaSupport,
  },
  {
    name: 'a bad request without a reason',
    text: 'Error while updating user: Bad Request',
    expected: { answers: ['bad-request'], action: 'update', status: 400 },
    source: webexApi,
  },
  {
    name: 'an answer without a user',
    text: 'Create new user returned empty user',
    expected: { answers: ['empty-user'], action: 'create', webex: null, ciscoCase: 'yes' },
    source: 'https://developer.okta.com/docs/api/openapi/okta-scim/guides/scim-20/ (seen 2026-11)',
  },
  {
    name: 'a conflict on creation',
    text: 'Error while creating user: Conflict. Errors reported by remote server: User already exists.',
    expected: { answers: ['user-exists'], webex: 'User already exists.', status: 409 },
    source: 'https://developer.okta.com/docs/api/openapi/okta-scim/guides/scim-20/ (seen 2026-11)',
  },
  {
    name: 'a conflict on a group is not one of users',
    text: 'Error while creating user group Webex Sales: Conflict',
    expected: { answers: ['group-name-taken'], action: 'group', status: 409 },
    source: 'RFC 7644, section 3.12',
  },
  {
    name: 'a proxy that answers with plain text',
    text: "Bad Gateway. Errors reported by remote server: Invalid JSON: Unrecognized token 'error'",
    expected: { answers: ['bad-gateway'], webex: "Invalid JSON: Unrecognized token 'error'", status: 502 },
    source: 'seen in public notes on an Okta SCIM app',
  },
  {
    name: 'a page alone',
    text: '<html>\n<head><title>503 Service Temporarily Unavailable</title></head>\n\n<body><center><h1>503</h1></center></body></html>',
    expected: { answers: ['bad-gateway'], okta: null, webex: '503 Service Temporarily Unavailable', status: 503 },
    source: webexApi,
  },
  {
    name: 'a page without a status',
    text: '<!DOCTYPE html>\n<html><body><p>We will be back soon</p></body></html>',
    expected: { answers: ['answer-not-json'], okta: null, webex: 'We will be back soon', status: null },
    source: webexApi,
  },
  {
    name: 'a page within a task',
    text: 'Error while creating user: Bad Gateway. Errors reported by remote server: <!DOCTYPE html><title>502 Bad Gateway</title><p>nginx',
    expected: { answers: ['bad-gateway'], webex: '502 Bad Gateway', status: 502 },
    source: webexApi,
  },
  {
    name: 'Webex’s SCIM error, its extension included',
    text: JSON.stringify(conflict, null, 2),
    expected: {
      answers: ['user-exists'],
      okta: null,
      webex: 'User already exists.',
      status: 409,
      trackingId: 'CI_3a5c7e91-2b4d-4f6a-8c0e-1d3f5a7b9c2e',
    },
    source: 'https://github.com/jeokrohn/wxc_sdk (seen 2026-11)',
  },
  {
    name: 'Webex’s SCIM error within a task',
    text: `Automatic provisioning of user Ada Byron to app Cisco Webex failed: Error while creating user: Conflict. Errors reported by remote server: ${JSON.stringify(conflict)}`,
    expected: {
      answers: ['user-exists'],
      action: 'create',
      okta: 'Automatic provisioning of user Ada Byron to app Cisco Webex failed: Error while creating user: Conflict',
      webex: 'User already exists.',
      status: 409,
      tasks: 1,
    },
    source: 'https://github.com/jeokrohn/wxc_sdk (seen 2026-11)',
  },
  {
    name: 'the SCIM error of a search',
    text: '{"status":"400","scimType":"invalidFilter","details":"The user\'s attribute phoneNumbers.value in request can not find correspond table name."}',
    expected: { answers: ['filter-refused'], status: 400 },
    source: 'https://github.com/achobgood/wxops (seen 2026-11)',
  },
  {
    name: 'an error of Webex REST',
    text: '{"message":"The server is too busy.","errors":[{"description":"Too Many Requests","errorCode":400000}],"trackingId":"NA_88c1d2e3-4f5a-4b6c"}',
    expected: { answers: ['rate-limited'], webex: 'Too Many Requests', status: 429, trackingId: 'NA_88c1d2e3-4f5a-4b6c', ciscoCase: 'no' },
    source: webexApi,
  },
  {
    name: 'an error of the ID broker',
    text: '{"error":"invalid_scope","error_description":"The requested scope is invalid.","trackingID":"CLIENT_0f6a1c2e-5b7d-4e83-9a10-3c5d7e9f1b24"}',
    expected: {
      answers: ['scope-refused'],
      webex: 'The requested scope is invalid.',
      trackingId: 'CLIENT_0f6a1c2e-5b7d-4e83-9a10-3c5d7e9f1b24',
    },
    source: 'https://github.com/webex/webex-android-sdk/issues/202 (seen 2026-11)',
  },
  {
    name: 'JSON with the quotes of a word processor',
    text: '{“status”:“401”,“detail”:“No.”}',
    expected: { answers: ['token-refused'], webex: 'No.', status: 401 },
    source: 'RFC 7644, section 3.12',
  },
  {
    name: 'SCIM 1.1',
    text: '{"Errors":[{"description":"The user is gone.","code":"404"}]}',
    expected: { answers: ['not-found'], webex: 'The user is gone.', status: 404 },
    source: 'https://developer.okta.com/docs/api/openapi/okta-scim/guides/scim-11/ (seen 2026-11)',
  },
  {
    name: 'uniqueness',
    text: JSON.stringify({ schemas: [scimSchema], scimType: 'uniqueness', status: 409 }),
    expected: { answers: ['user-exists'], webex: 'uniqueness', status: 409 },
    source: 'RFC 7644, section 3.12',
  },
  {
    name: 'an event of the System Log',
    text: JSON.stringify(event({}), null, 2),
    expected: { answers: ['token-refused'], app: 'Webex of Acme', action: 'verify', webex: 'Unauthorized', status: 401 },
    source: systemLog,
  },
  {
    name: 'an event without a reason',
    text: JSON.stringify(event({ outcome: { result: 'FAILURE', reason: null } })),
    expected: { answers: ['no-reason-given'], okta: 'Sync user in external application (application.provision.user.sync)', webex: null },
    source: systemLog,
  },
  {
    name: 'an event that names only an authentication failure',
    text: JSON.stringify(
      event({ eventType: 'application.integration.authentication_failure', displayMessage: 'Error authenticating', outcome: null }),
    ),
    expected: { answers: ['error-authenticating'], ciscoCase: 'no' },
    source: 'https://developer.okta.com/docs/reference/api/event-types/ (seen 2026-11)',
  },
  {
    name: 'an event of a failed deactivation without a reason',
    text: JSON.stringify(
      event({ eventType: 'application.provision.user.deactivate', displayMessage: 'Push deactivation', outcome: { result: 'FAILURE' } }),
    ),
    expected: { answers: ['deactivation-failed'], action: 'deactivate' },
    source: 'https://developer.okta.com/docs/reference/api/event-types/ (seen 2026-11)',
  },
  {
    name: 'an event of a failed deactivation with a reason',
    text: JSON.stringify(
      event({ eventType: 'application.provision.user.deactivate', outcome: { result: 'FAILURE', reason: 'Unauthorized' } }),
    ),
    expected: { answers: ['token-refused', 'deactivation-failed'], action: 'deactivate', webex: 'Unauthorized', status: 401 },
    source: 'https://developer.okta.com/docs/reference/api/event-types/ (seen 2026-11)',
  },
  {
    name: 'a list of events, one of which went well',
    text: JSON.stringify([
      event({}),
      event({ outcome: { result: 'SUCCESS' } }),
      event({ outcome: { result: 'FAILURE', reason: notEnabled } }),
    ]),
    expected: { answers: ['token-refused', 'assigned-before-provisioning'], tasks: 2 },
    source: systemLog,
  },
  {
    name: 'events, one to a line',
    text: `${JSON.stringify(event({}))}\n${JSON.stringify(event({}))}\n`,
    expected: { answers: ['token-refused'], tasks: 2 },
    source: systemLog,
  },
  {
    name: 'several tasks, with noise before',
    text: `Dashboard > Tasks\n\n- ${unauthorized}\n- ${notEnabled}\n- ${unauthorized.replace('Ada Byron', 'Grace Hopper')}`,
    expected: { answers: ['token-refused', 'assigned-before-provisioning'], tasks: 3 },
    source: oktaSupport,
  },
  {
    name: 'several tasks on one line',
    text: `${unauthorized} ${unauthorized}`,
    expected: { answers: ['token-refused'], webex: 'Unauthorized', tasks: 2 },
    source: oktaSupport,
  },
  {
    name: 'more kinds of failure than have room',
    text: ['Unauthorized', 'Forbidden', 'Locked', 'Too Many Requests'].map((reason) => `Error while creating user: ${reason}`).join('\n'),
    expected: { answers: ['token-refused', 'forbidden', 'locked'], tasks: 4, notKnown: /^One more kind of failure is/ },
    source: webexApi,
  },
  {
    name: 'a task that is known beside one that is not',
    text: `${unauthorized}\nError while creating user: The moon is in the wrong house`,
    expected: { answers: ['token-refused'], tasks: 2, notKnown: /does not know 1 of these 2 tasks/ },
    source: 'invented',
  },
  {
    name: 'a mail around the message',
    text: 'Hello,\n\nOkta shows this since Monday:\n\nForbidden\n\nThanks, Ada',
    expected: { answers: ['forbidden'], webex: 'Forbidden', tasks: 1 },
    source: 'invented',
  },
  {
    name: 'a tracking ID in plain text',
    text: 'Error while creating user: Locked. Errors reported by remote server: busy (trackingId: CI_3a5c7e91-2b4d-4f6a)',
    expected: { answers: ['locked'], status: 423, trackingId: 'CI_3a5c7e91-2b4d-4f6a' },
    source: webexApi,
  },
  {
    name: 'the bearer value twice',
    text: 'Error authenticating: 401 Invalid Authorization header',
    expected: { answers: ['bearer-prefix', 'token-refused'], okta: 'Error authenticating', status: 401 },
    source: 'https://help.sourcegraph.com/article/troubleshooting-scim-authentication-errors-with-okta (seen 2026-11)',
  },
  {
    name: 'a redirect with an error is not a pasted token',
    text: 'http://localhost:3000/auth/code?error=invalid_scope&error_description=The%20requested%20scope%20is%20invalid.&state=x',
    expected: { answers: ['scope-refused'] },
    source: 'https://github.com/webex/webex-android-sdk/issues/202 (seen 2026-11)',
  },
  {
    name: 'a failed test in the label of its button',
    text: 'Test API Credentials failed: Unauthorized',
    expected: { answers: ['token-refused'], action: 'test', okta: 'Test API Credentials failed', webex: 'Unauthorized', status: 401 },
    source: 'https://help.webex.com/nmm9pzdb (seen 2026-11)',
  },
  {
    name: 'a failed test whose reason is known',
    text: "Okta couldn't verify API credentials: Forbidden",
    expected: { answers: ['forbidden'], action: 'test', okta: "Okta couldn't verify API credentials", webex: 'Forbidden', status: 403 },
    source: 'https://developer.okta.com/docs/reference/api/event-types/ (seen 2026-11)',
  },
  {
    name: 'a failed test whose reason is not told, with a typographic quote',
    text: 'Okta couldn’t verify API credentials',
    expected: { answers: ['credentials-not-verified'], action: 'test' },
    source: 'https://developer.okta.com/docs/reference/api/event-types/ (seen 2026-11)',
  },

  { name: 'nothing', text: '', expected: { answers: [], tasks: 0, notKnown: /^There is nothing to read/ }, source: 'invented' },
  {
    name: 'only signs',
    text: ' \n\u200b--- *** !!! \t',
    expected: { answers: [], tasks: 0, notKnown: /^There is nothing to read/ },
    source: 'invented',
  },
  {
    name: 'a test that worked',
    text: 'Cisco Webex was verified successfully!',
    expected: { answers: [], tasks: 0, notKnown: /says that it worked/ },
    source: 'https://help.webex.com/en-us/article/nmm9pzdb (seen 2026-11)',
  },
  {
    name: 'an event that worked',
    text: JSON.stringify(event({ outcome: { result: 'SUCCESS' } })),
    expected: { answers: [], tasks: 0, notKnown: /says that it worked/ },
    source: systemLog,
  },
  {
    name: 'Webex words that nobody knows',
    text: 'Error while creating user: The moon is in the wrong house',
    expected: {
      answers: [],
      action: 'create',
      okta: 'Error while creating user',
      webex: 'The moon is in the wrong house',
      status: null,
      tasks: 1,
      notKnown: /not what came back/,
    },
    source: 'invented',
  },
  {
    name: 'a lookup without Webex’s half',
    text: 'Error while verifying if user ada.byron@example.com exists',
    expected: { answers: [], action: 'verify', webex: null, notKnown: /will not guess/ },
    source: 'invented',
  },
  {
    name: 'other prose',
    text: 'The printer on floor 4 is out of paper',
    expected: { answers: [], okta: null, webex: null, notKnown: /will not guess/ },
    source: 'invented',
  },
  { name: 'a number at the start that is no status', text: '500 users wait', expected: { answers: [], webex: null }, source: 'invented' },
  {
    name: 'a number that is no status',
    text: 'Since Monday 500 users wait, and 404 rooms.',
    expected: { answers: [], webex: null },
    source: 'invented',
  },
  {
    name: 'a status that Webex does not list',
    text: 'HTTP 418',
    expected: { answers: [], webex: 'HTTP 418', status: 418, notKnown: /will not guess/ },
    source: 'invented',
  },
  {
    name: 'JSON of something else',
    text: '{"name":"Ada"}',
    expected: { answers: [], okta: null, webex: null, tasks: 1 },
    source: 'invented',
  },
  { name: 'half a JSON', text: '{"status":"4', expected: { answers: [], tasks: 1 }, source: 'invented' },
];
