import type { TaskErrorRule } from '@/lib/okta/task-error-rules';

/** What step 6 says around Okta’s form, and about errors that Okta shows. */
export const configureOktaWords = {
  showsError: 'Okta shows an error',
  hideError: 'Close',
  missing: {
    organization: { what: 'The Organization ID is missing', why: 'Okta asks for it in its first field.' },
    token: { what: 'There is no token yet', why: 'Okta asks for it in the field API Token.' },
    expired: { what: 'The token has expired', why: 'Okta would refuse it. Sign in again to get a new one.' },
  },
  older: {
    title: 'Okta holds an older token',
    text: 'You confirmed this step with another token. Paste the new one: open Provisioning, Integration, Edit. Test it and save.',
  },
  error: {
    title: 'What does Okta say?',
    label: 'Text from Okta',
    hint: 'Paste a failed test, or a task under Dashboard, Tasks. It is read in this browser and sent nowhere.',
    placeholder: 'Automatic provisioning of user … to app Cisco Webex failed: …',
    clear: 'Clear',
    known: {
      title: 'Three usual causes',
      list: [
        'A value is not whole: copy both again with Copy and paste them over the old ones.',
        'The word Bearer stands before the token: API Token takes the bare value.',
        'The token is no longer good: the checks of step 5 ask Webex the same question and name the cause.',
      ],
      link: 'Run the checks again',
    },
    okta: 'Okta’s half',
    webex: 'Webex’s half',
    status: (status: number) => `HTTP ${status}`,
    tracking: 'Webex tracking ID',
    cause: 'Cause',
    fix: 'What to do',
    tasks: (count: number) => `${count} tasks were found in the text.`,
    hidden: 'A token was in the text. It is hidden here, but whoever saw that text can use it: get a new one in step 4.',
    cisco: {
      no: 'No case with Cisco is needed.',
      'if-it-stays': 'Open a case with Cisco if it stays after that.',
      yes: 'Open a case with Cisco.',
    } as const satisfies Record<TaskErrorRule['ciscoCase'], string>,
    confirmed: {
      documented: 'documented',
      seen: 'seen in public',
      inferred: 'inferred from what is documented',
    } as const satisfies Record<TaskErrorRule['confirmed'], string>,
  },
} as const;
