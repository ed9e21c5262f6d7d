/** What step 3 says around its field. */
export const organizationIdWords = {
  goOn: 'Continue to Authorize',
  label: 'Organization ID',
  secret: 'This looks like a token. Onramp hid it and did not keep it. Paste the Organization ID here.',
  hint: 'Paste the 36 characters from Control Hub.',
  saved: 'Saved. Step 5 asks Webex whether it is yours.',
  savedWithDependents: 'Saved. Changing it ends a sign-in that is waiting, and what step 5 proved must be checked again.',
  good: 'The format is right. Step 5 asks Webex whether it is yours.',
  converted: 'You pasted the long form (Y2lz…). Onramp converted it. Step 5 asks Webex whether it is yours.',
  more: {
    title: 'What else you can paste',
    any: 'The address of a Control Hub page that contains the ID, or any text that holds it.',
    long: 'The long form that starts with Y2lz. Onramp converts it and shows you the result.',
  },
} as const;
