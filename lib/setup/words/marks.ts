/** What the two kinds of check mark mean. */
export const marksWords = {
  title: 'Two kinds of check mark',
  stated: { what: 'You confirmed it.', text: 'Kept with your name and the time. You can withdraw it.' },
  verified: { what: 'Onramp checked it.', text: 'Kept with what was asked and what came back.' },
  opening: 'Opening a page never earns a mark.',
} as const;
