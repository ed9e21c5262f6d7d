/** What the screens say about a date that the admin states, because Webex named none. */
export const expiryWords = {
  title: { unknown: 'Do you know when it ends?', stated: 'The end that you stated' },
  text: 'Webex named no end for this token. If you know it, countdown and reminders go by your word until Webex names one.',
  stated: 'Countdown and reminders go by your word. As soon as Webex names an end, that one counts.',
  whereTitle: 'Where to know it from',
  where: [
    'The address that Webex led to after the sign-in: expires_in is the life in seconds, counted from then.',
    'A note or a change ticket from the day on which the token was made.',
    'Not from a rule of thumb: lives from 45 days to a year have been seen.',
  ],
  field: 'Day on which it ends',
  note: 'Counted to the beginning of that day where you are: too early rather than too late.',
  save: 'State the end',
  correct: 'Correct',
  withdraw: 'Take it back',
  notYet: 'Pick a day.',
  origin: 'You stated it',
} as const;
