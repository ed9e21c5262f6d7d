/** What the frame around every step says. */
export const guideWords = {
  whereToLook: 'Where to look',
  back: 'Back',
  withdraw: 'Withdraw',
  continueTo: (name: string) => `Continue to ${name}`,
  seeResult: 'See what is done',
  confirmedBy: (name: string) => `Confirmed by ${name},`,
  missing: {
    goTo: (number: number | undefined, name: string | undefined) => `Go to step ${number}, ${name}`,
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
