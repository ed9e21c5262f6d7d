/** What Okta was doing when it failed. `test`: Test API Credentials. */
export type TaskAction = 'verify' | 'create' | 'update' | 'deactivate' | 'reactivate' | 'group' | 'test';

/** The signs of an action in Okta's text or event type, and what it means in one sentence. */
export interface TaskActionWords {
  readonly action: TaskAction;
  readonly pattern: RegExp;
  readonly means: string;
}

/**
 * The actions in the order in which they are tried: the particular ones come before “provisioning”, which stands at the head of most tasks.
 *
 * @see https://developer.okta.com/docs/reference/api/event-types/, seen 2026-11
 */
export const taskActions: readonly TaskActionWords[] = [
  {
    action: 'test',
    pattern:
      /\btest api credentials\b|\bverify\b.{0,40}\bcredentials\b|\bcredentials used to connect\b|application\.configuration\.update/i,
    means: 'Okta tried the credentials: it asked Webex for the first users of the organization.',
  },
  {
    action: 'group',
    pattern: /\bgroup[ _]push\b|\bpush(?:ing)? groups?\b|\buser group\b|\bgroup members|application\.provision\.group/i,
    means: 'Okta was pushing a group or its members to Webex.',
  },
  {
    action: 'deactivate',
    pattern: /\bde-?activat|\bde-?provision|application\.provision\.user\.(?:deactivate|deprovision)\b/i,
    means: 'Okta was switching a user off in Webex.',
  },
  {
    action: 'reactivate',
    pattern: /\bre-?activat|application\.provision\.user\.(?:re)?activate\b/i,
    means: 'Okta was switching a user on again in Webex.',
  },
  {
    action: 'verify',
    pattern: /\bverifying if\b|\bmatching user\b|\bverify_exists\b/i,
    means: 'Okta was looking up whether the user exists in Webex. It does so before it creates or changes anyone.',
  },
  {
    action: 'update',
    pattern: /\bprofile (?:push|update)\b|\bupdating user\b|\bpush_profile\b/i,
    means: 'Okta was sending changed attributes of a user to Webex.',
  },
  {
    action: 'create',
    pattern: /\bcreat(?:e|ing) (?:new )?user\b|\bautomatic provisioning\b|application\.provision\.user\.push\b/i,
    means: 'Okta was creating a user in Webex.',
  },
];

/** When Okta's half shows no action. */
export const unknownActionMeans = 'Okta was talking to Webex; what for does not stand in the text.';

/**
 * What a status of Webex says by itself. The statuses are those that Webex lists for its SCIM operations.
 *
 * @see https://github.com/webex/webex-openapi-specs, public-spec/webex-admin.json, seen 2026-11
 */
export const webexStatusMeans: Readonly<Record<number, string>> = {
  400: 'Webex understood the address but refused what was sent.',
  401: 'Webex did not accept the token.',
  403: 'Webex accepted the token but does not allow this.',
  404: 'Webex has nothing at this address.',
  405: 'Webex does not take this kind of request here.',
  409: 'What Okta wanted to write collides with something that Webex already has.',
  410: 'What Okta asked for is gone from Webex.',
  415: 'Webex does not take this form of request.',
  423: 'Webex is busy with this and asks to wait.',
  428: 'Webex wants a condition with this request.',
  429: 'Webex asks Okta to slow down.',
  500: 'Webex had a fault of its own.',
  502: 'Something in front of Webex got no good answer from it.',
  503: 'Webex is not available at the moment.',
  504: 'Something in front of Webex waited too long for it.',
};

/** The phrases that stand for a status when they open a clause (RFC 9110, section 15). */
export const reasonPhrases: Readonly<Record<string, number>> = {
  'bad request': 400,
  unauthorized: 401,
  forbidden: 403,
  'not found': 404,
  'method not allowed': 405,
  'not acceptable': 406,
  'request timeout': 408,
  conflict: 409,
  gone: 410,
  'unsupported media type': 415,
  locked: 423,
  'precondition required': 428,
  'too many requests': 429,
  'internal server error': 500,
  'bad gateway': 502,
  'service unavailable': 503,
  'service temporarily unavailable': 503,
  'gateway timeout': 504,
  'gateway time-out': 504,
};

const collect =
  'Collect the whole line from Dashboard > Tasks, the System Log entry of the same minute with its outcome, the time with time zone, and Webex’s tracking ID if one is shown.';

/** The sentences for what Onramp cannot answer. They say so, and what to collect. */
export const notKnownWords = {
  empty: 'There is nothing to read yet. Paste the whole line from Dashboard > Tasks, or what Test API Credentials shows.',
  success: 'This text says that it worked. There is nothing to translate.',
  nothing: `Onramp does not know this message and will not guess. ${collect} Okta does not log what it sends, so ask Okta support about its own words and Cisco support with the tracking ID.`,
  webexHalf: `Onramp knows what Okta was doing, but not what came back. ${collect} Cisco support can look the request up by the tracking ID.`,
  some: (unknown: number, tasks: number) =>
    `Onramp does not know ${unknown} of these ${tasks} tasks. Paste one of them alone to see more. ${collect}`,
  more: (hidden: number) =>
    `${hidden === 1 ? 'One more kind of failure is' : `${hidden} more kinds of failure are`} in this text. Paste those tasks alone to see their answers.`,
  cut: (characters: string) => `Only the first ${characters} characters were read.`,
} as const;
