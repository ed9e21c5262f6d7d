/** What stands around the places of other products. Read on the server, but for {@link placeWords.seen}. */
export const placeWords = {
  goTo: 'Go to this place',
  openControlHub: 'Open Control Hub',
  facts: 'What to expect',
  sandboxOkta: {
    title: 'The sandbox has an Okta of its own',
    text: 'It stands in for your Okta and sends the same requests. Nothing in it is real.',
    open: 'Open the sandbox’s Okta',
  },
  /** `seen` as year and month. */
  seen: (seen: string) => `seen ${seen}`,
} as const;

/** “about 30 seconds” */
export function durationWords(seconds: number): string {
  if (seconds === 60) return 'about 1 minute';
  return seconds <= 90 ? `about ${seconds} seconds` : `about ${Math.round(seconds / 60)} minutes`;
}
