/**
 * A name that somebody typed, as one line that reads in one direction: fit for a subject, a header or a sentence. Escaping is left to the
 * writer of the format.
 *
 * @param maxLength in UTF-16 units; what is longer is cut.
 */
export function toLine(text: string, maxLength: number): string {
  return text
    .slice(0, maxLength)
    .replace(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '')
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
}
