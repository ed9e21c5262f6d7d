/** What the frame around every step says. */
export const guideWords = {
  goTo: 'Go to this place',
  whereToLook: 'Where to look',
  openControlHub: 'Open Control Hub',
  back: 'Back',
  withdraw: 'Withdraw',
  continueTo: (name: string) => `Continue to ${name}`,
  seeResult: 'See what is done',
  confirmedBy: (name: string) => `Confirmed by ${name},`,
  source: 'Source:',
  /** `seen` as year and month. */
  seen: (seen: string) => `seen ${seen}`,
  facts: 'What to expect',
  sandboxOkta: {
    title: 'The sandbox has an Okta of its own',
    text: 'It stands in for your Okta and sends the same requests. Nothing in it is real.',
    open: 'Open the sandbox’s Okta',
  },
  missing: {
    goTo: (number: number | undefined, name: string | undefined) => `Go to step ${number}, ${name}`,
  },
  marks: {
    title: 'Two kinds of check mark',
    stated: { what: 'You confirmed it.', text: 'Kept with your name and the time. You can withdraw it.' },
    verified: { what: 'Onramp checked it.', text: 'Kept with what was asked and what came back.' },
    opening: 'Opening a page never earns a mark.',
  },
  rail: {
    label: 'Setup steps',
    title: 'Setup',
    counts: (verified: number, stated: number, of: number) => `${verified} verified, ${stated} confirmed, of ${of}`,
    legend: 'What the marks mean',
    verified: 'Onramp checked it',
    stated: 'You confirmed it',
    saved: 'Saved, proven in a later step',
    step: (number: number, of: number) => `Step ${number} of ${of}`,
  },
} as const;

/** “about 30 seconds” */
export function durationWords(seconds: number): string {
  if (seconds === 60) return 'about 1 minute';
  return seconds <= 90 ? `about ${seconds} seconds` : `about ${Math.round(seconds / 60)} minutes`;
}
