import { counted } from '@/lib/counted';
import type { Edition } from '@/lib/okta/edition';
import type { CheckStatus } from '@/lib/setup/check';

/** What step 5 says: its heads, its ladder and its report. The findings themselves are the checks' own words. */
export const verifyWords = {
  missing: {
    organization: { what: 'The Organization ID is missing', why: 'Webex is asked about one organization.' },
    token: { what: 'There is no token to check', why: 'Every question to Webex needs the token of step 4.' },
  },
  interrupted: {
    title: 'The checks stopped half way',
    text: 'Onramp was stopped while they ran. What was learnt until then is below. Run them again.',
  },
  stale: {
    title: 'These answers are out of date',
    text: 'The organization or the token changed, or a day has passed. Run the checks again.',
  },
  heads: {
    failed: (count: number) =>
      count === 1
        ? { title: 'One thing stops Okta', lead: 'It is the first row below, with what to do. Then run the checks again.' }
        : { title: `${count} things stop Okta`, lead: 'They are the first rows below, with what to do. Then run the checks again.' },
    unproven: {
      title: 'Webex could not be verified yet',
      lead: 'Nothing failed, but what Okta needs could not be asked. Run the checks again.',
    },
    verified: (warnings: number) => {
      const rest = warnings === 0 ? '' : warnings === 1 ? ' One warning does not stop you.' : ` ${warnings} warnings do not stop you.`;
      return {
        title: 'Webex was verified successfully',
        lead: `The token works, belongs to your organization and reads its users.${rest}`,
      };
    },
  },
  /** Why the guide does not go on. */
  notYet: {
    inputs: 'Needs steps 3 and 4.',
    running: 'Opens when the checks have passed.',
    again: 'Configure Okta opens when the checks have run again.',
    failed: 'Configure Okta opens when no check fails.',
    unproven: 'Configure Okta opens when Webex is verified.',
  },
  goOn: 'Continue to Configure Okta',
  remedies: {
    authorize: 'Sign in to Webex again',
    'organization-id': 'Change the Organization ID',
  },
  ladder: {
    label: 'Checks',
    count: (count: number) => `${count} checks`,
    done: (done: number, of: number) => `${done} of ${of} done`,
    again: 'Run again',
    /** For people who do not see the row. */
    againLabel: (subject: string) => `Run again: ${subject}`,
    asking: 'Asking Webex…',
    askedAt: 'Asked again at',
    noAnswer: 'no answer',
    /** “118 ms”, or “3.1 s” from a second on. */
    time: (ms: number) => (ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`),
    oktaSays: (words: string) => `Okta would say: “${words}”`,
    trackingId: (id: string) => `Webex tracking ID ${id}`,
  },
  statuses: {
    pass: 'passed',
    warn: 'warning',
    fail: 'failed',
    unknown: 'not known',
    skipped: 'skipped',
  } satisfies Record<CheckStatus, string>,
  spoken: {
    progress: (done: number, of: number, finding: string, status: string) => `${done} of ${of}, ${finding}, ${status}`,
    again: (finding: string, status: string) => `${finding}, ${status}`,
  },
  report: {
    label: 'About this report',
    title: 'This report',
    ran: 'Ran',
    took: 'Took',
    seconds: (ms: number) => `${(ms / 1000).toFixed(1)} s`,
    requests: (count: number) => counted(count, 'request', 'requests'),
    requestsSoFar: (count: number) => `${counted(count, 'request', 'requests')} so far`,
    token: 'Token',
    noToken: 'None',
    edition: 'Okta app',
    editions: { scim2: 'SCIM 2.0', classic: 'Classic rules' } satisfies Record<Edition, string>,
    editionFrom: { stated: 'as you said', probed: 'inferred from Webex’s answer' },
    notKnown: 'Not known',
    result: 'Result',
    counts: {
      pass: (count: number) => `${count} passed`,
      warn: (count: number) => counted(count, 'warning', 'warnings'),
      fail: (count: number) => `${count} failed`,
      unknown: (count: number) => `${count} not known`,
      skipped: (count: number) => `${count} skipped`,
    } satisfies Record<CheckStatus, (count: number) => string>,
    noneYet: 'None yet',
    copy: 'Copy report for support',
    copied: 'Report copied',
    failed: 'The report could not be made. Onramp does not answer.',
    text: 'Report for support',
    note: 'Plain text. The token, names and e-mail addresses are left out; request IDs are kept.',
  },
} as const;
