const toApp = 'In Okta, open Provisioning > Settings > To App. Under Attribute Mappings';

/**
 * Every sentence of the mapping lint. Labels as in Okta's admin console, seen 2026-11:
 * https://developer.okta.com/docs/guides/scim-provisioning-integration-connect/main/
 */
export const words = {
  why: {
    supported: 'Webex takes it as it is.',
    notInClassic: 'The classic edition takes six attributes, and this is not one of them. The SCIM 2.0 edition takes it.',
    onNoList: 'It is on neither list of what Okta’s Cisco Webex app sends.',
    notPassedOn:
      'In the classic edition Okta does not pass changes of phones and addresses on. Webex would keep old values, or refuse the user.',
    phones: 'Webex takes a work phone and a mobile phone, and no other type.',
    addresses: 'Webex takes a work address, and no other type.',
    emails: 'Webex takes the work e-mail address, and no other type.',
    externalId: 'Keep it. It ties the Webex user to the Okta user.',
    manager: 'Webex has a place for a manager, but it is not on the list of what Okta’s app sends.',
    groups: 'Groups travel by Push Groups, not as an attribute of a user.',
    password: 'A password must not be mapped. Users sign in to Webex through Okta.',
    signOn: 'It has no row under Attribute Mappings. Okta takes it from the username format. It must be an e-mail address.',
    signOnUnclear: 'It must be an e-mail address, and Onramp cannot tell whether this expression gives one.',
    email: 'It must be an e-mail address, and this gives one when every user’s value in Okta is one.',
    notEmail: 'It must be an e-mail address, and this does not give one.',
    setByOkta: 'Okta sets it when a user is assigned or unassigned. It needs no mapping.',
    language: 'Webex takes only the form en_US. Okta may hold en-US, and Onramp cannot see the values.',
    languageLiteral: 'Webex takes only the form en_US: two small letters, an underscore, two capital letters.',
    languageFits: 'This gives the form that Webex takes, such as en_US.',
    notKnown: 'Onramp has no rule with this name. It may be an attribute of your own, or not an attribute at all.',
  },
  todo: {
    unmap: `${toApp}, select the X beside it.`,
    unmapAndDelete: `${toApp}, select the X beside it. Then select Go to Profile Editor and delete it there too.`,
    leavePassword: `${toApp}, select the X beside it if it is mapped, and leave Sync Password off.`,
    signOn: 'In Okta, open the Sign On tab and see that the username format is an e-mail address.',
    signOnChange: 'In Okta, open the Sign On tab and choose a username format that is an e-mail address.',
    setByOkta: 'Nothing to map. Turn Deactivate Users on under Provisioning > Settings > To App.',
    language: `${toApp}, select the pencil beside it and write a value such as "en_US", or an expression that gives one.`,
    languageWrite: (write: string) => `${toApp}, select the pencil beside it and write: ${write}`,
    notKnown: `Check its spelling. If Okta does map it, remove it. ${toApp}, select the X beside it. Delete a custom attribute under Go to Profile Editor, too.`,
  },
  note: {
    empty: 'There is nothing here yet. Paste the attribute list from Okta, or tick what Okta shows.',
    tooLong: (limit: number) =>
      `This is more than ${limit.toLocaleString('en-US')} characters, so Onramp did not read it. Paste the attribute list only.`,
    notText: 'This is not text, so Onramp could not read it. Copy the list from Okta’s page, or the answer as JSON.',
    brokenJson: 'This looks like JSON, but it is not complete or not valid. Copy the whole answer and paste it again.',
    otherJson:
      'This is JSON, but not a schema or a mapping. GET /api/v1/meta/schemas/apps/{appId}/default gives the app’s attributes; GET /api/v1/mappings/{mappingId} gives the mapping.',
    mappingList: (ids: readonly string[]) =>
      `This list names mappings but holds no attributes. The attributes are in the answer to GET /api/v1/mappings/${ids.length === 1 ? ids[0] : '{mappingId}'}.${ids.length > 1 ? ` The ids here: ${ids.join(', ')}.` : ''}`,
    otherDirection: 'One mapping goes from the app to Okta. It changes nothing in Webex, so Onramp left it out.',
    userSchema:
      'This is the profile of Okta’s own users, not of the app. GET /api/v1/meta/schemas/apps/{appId}/default gives the app’s attributes.',
    schema: 'This says which attributes the app has, not which of them are mapped.',
    unmapped: (names: readonly string[]) => `Not mapped, so left out: ${names.join(', ')}.`,
    onlyOnCreate: (names: readonly string[]) => `Sent only when a user is created, never updated: ${names.join(', ')}.`,
    missing: (paths: readonly string[]) =>
      `Nothing is mapped to ${paths.join(', ')}. Webex takes these, and users may arrive without them.`,
    twice: (attribute: string, times: number, different: readonly string[]) =>
      `${attribute} is there ${times} times${different.length > 1 ? `: ${different.join('; ')}` : ''}.`,
    mappedTwice: (attribute: string, different: readonly string[]) =>
      `${attribute} is filled from more than one place: ${different.join('; ')}. Keep the one that you mean.`,
    none: 'Onramp found no attributes in this.',
  },
  guess: {
    scim2: (found: number, all: number) =>
      `The app’s profile has ${found} of the ${all} attributes that only the SCIM 2.0 list names. That points to SCIM 2.0.`,
    classic: (all: number) =>
      `The app’s profile has none of the ${all} attributes that only the SCIM 2.0 list names. That points to classic.`,
    between: (found: number, all: number) =>
      `The app’s profile has ${found} of the ${all} attributes that only the SCIM 2.0 list names. That fits neither edition.`,
    otherForm:
      'This does not list the app’s profile. Paste the schema, or the list in Profile Editor: a mapping leaves out what is not mapped.',
  },
};
