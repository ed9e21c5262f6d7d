/** Why a text gave no organization id. */
export type MissingIdReason =
  | 'empty'
  | 'too-short'
  | 'too-long'
  | 'person-id'
  | 'other-id'
  | 'okta-address'
  | 'email'
  | 'token'
  | 'several'
  | 'not-found';

const idLength = 36;

/** Where each part of a UUID's shape stands. */
const shape = 'xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx';

const copyAgain = 'Copy it again with the copy icon.';

function missingPart(id: string): string {
  if (/^[0-9a-f]{32}$/i.test(id)) return 'Its hyphens are missing.';
  const ownShape = id.replace(/[0-9a-f]/gi, 'x');
  if (shape.startsWith(ownShape)) return 'The end is missing.';
  return shape.endsWith(ownShape) ? 'The beginning is missing.' : 'A part of it is missing.';
}

function count(id: string): string {
  return `This has ${id.length} ${id.length === 1 ? 'character' : 'characters'}; an Organization ID has ${idLength}.`;
}

function typeName(type: string): string {
  return type === 'UNKNOWN' ? 'another kind' : `the type ${type}`;
}

/**
 * The sentence a person reads when no organization id was found: what happened, why, and what to do.
 *
 * @param text for `too-short`, `too-long` and `not-found` the candidate, of which only the length is told; for `person-id` and `other-id` the type.
 */
export function explainMissingId(reason: MissingIdReason, text: string): string {
  switch (reason) {
    case 'empty':
      return 'There is nothing here yet. Copy the Organization ID in Control Hub with the copy icon and paste it here.';
    case 'too-short':
      return `${count(text)} ${missingPart(text)} ${copyAgain}`;
    case 'too-long':
      if (text === '') return 'This is too much text to look through. Paste the Organization ID only.';
      return `${count(text)} Something was added to it. ${copyAgain}`;
    case 'person-id':
      return 'This is the ID of a person (the type PEOPLE), not of an organization. Copy the Organization ID from the account page in Control Hub.';
    case 'other-id':
      return `This is an ID of ${typeName(text)}, not of an organization. Copy the Organization ID from the account page in Control Hub.`;
    case 'okta-address':
      return 'This is an Okta address. The Organization ID comes from Control Hub, not from Okta.';
    case 'email':
      return 'This is an e-mail address. The Organization ID comes from Control Hub and has 36 characters.';
    case 'token':
      return 'This looks like a token. Onramp hid it and did not keep it. Paste the Organization ID here.';
    case 'several':
      return 'This text holds more than one ID, so Onramp cannot tell which is the organization’s. Paste the Organization ID only.';
    case 'not-found':
      if (text.length === idLength)
        return `This has 36 characters but not the form of an Organization ID: digits, letters a to f, and four hyphens. ${copyAgain}`;
      return 'There is no Organization ID in this text. It has 36 characters: digits, letters a to f, and four hyphens. Copy it in Control Hub with the copy icon.';
  }
}
