const day = 86_400_000;
/** RFC 9116 asks for less than a year. It is counted from the day of the asking: what is served is never out of date. */
const validDays = 180;

/**
 * What `/.well-known/security.txt` says.
 *
 * @param contact a URI, such as `mailto:security@example.com`. @param publicUrl the origin of this installation. @param now epoch milliseconds.
 * @see https://www.rfc-editor.org/rfc/rfc9116 (seen 2026-11)
 */
export function securityText(contact: string, publicUrl: string, now: number): string {
  const expires = new Date(Math.floor(now / day) * day + validDays * day).toISOString().replace('.000Z', 'Z');
  const fields = [
    ['Contact', contact],
    ['Expires', expires],
    ['Preferred-Languages', 'en'],
    ['Canonical', `${publicUrl}/.well-known/security.txt`],
  ];
  return `${fields.map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n`;
}
