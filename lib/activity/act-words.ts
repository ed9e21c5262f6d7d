/** The audit's acts in words. */
export const actWords: Readonly<Record<string, string>> = {
  'connection-created': 'began the connection',
  'organization-set': 'set the Organization ID',
  'edition-stated': 'stated the app edition',
  'statement-given': 'confirmed',
  'statement-withdrawn': 'withdrew',
  'link-issued': 'made a sign-in link',
  'link-cancelled': 'took a sign-in link back',
  'token-received': 'handed over a token',
  'token-refused': 'brought a token that was refused',
  'token-activated': 'brought a token into use',
  'token-retired': 'retired a token',
  'token-revealed': 'revealed the token',
  'token-copied': 'copied the token',
  'token-forgotten': 'made Onramp forget the token',
  'checks-run': 'ran the checks',
  'arrivals-watched': 'watched for arrivals',
};
