/** What the first step says around its statements. */
export const prepareWords = {
  list: 'Things to have in place',
  goOn: 'Confirm and continue',
  hints: 'How to look',
  /** Says what is not ticked yet, by its short names. */
  toGo: (names: readonly string[]) => {
    const [only] = names;
    if (names.length === 1) return `One to go: ${only}.`;
    return names.length > 3 ? `${names.length} to go.` : `${names.length} to go: ${names.join(', ')}.`;
  },
  overruled: {
    title: (finding: string) => `Step 5 found something else: ${finding}`,
    text: 'Your word stays as you gave it. Look at it again before users arrive.',
  },
  connector: {
    title: 'Directory Connector and Okta exclude each other',
    text: 'While it runs, Webex takes no users from Okta. Switch its synchronization off first, then tick this.',
  },
} as const;
