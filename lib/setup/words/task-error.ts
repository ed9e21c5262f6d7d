import type { TaskErrorRule } from '@/lib/okta/task-error-rules';

/** What the translator of Okta’s errors says around its answers. */
export const taskErrorWords = {
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
} as const;
