/**
 * The text behind a base64 or base64url value, with or without padding.
 *
 * @returns the decoded UTF-8 text, or `null` when the value is not base64 or not UTF-8. Never throws.
 * @see https://www.rfc-editor.org/rfc/rfc4648#section-5
 */
export function decodeBase64Text(value: string): string | null {
  const standard = value
    .replace(/-/g, '+')
    .replace(/_/g, '/')
    .replace(/={1,2}$/, '');
  if (!/^[A-Za-z0-9+/]+$/.test(standard)) return null;
  try {
    const bytes = Uint8Array.from(atob(standard), (character) => character.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
