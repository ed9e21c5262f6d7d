/** What the form for the error page's address says. */
export const pasteFormWords = {
  label: 'Address of that page',
  action: 'Use this address',
  hint: {
    reached:
      '“This site can’t be reached” is normal when Onramp runs on another machine. The address still holds the token. Copy all of it; this field hides what you paste.',
    unknown: '“This site can’t be reached” or another page: its address holds the token. Copy all of it; this field hides what you paste.',
    elsewhere: 'Whatever that page shows, its address holds the token. Copy all of it; this field hides what you paste.',
  },
} as const;
