/** Characters that nobody sees and every copy from a chat or a PDF may bring along: zero-width, bidirectional marks, soft hyphens, byte order marks. */
const unseen = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * The text without characters that have no shape of their own.
 *
 * @see https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point
 */
export function removeUnseenCharacters(text: string): string {
  return text.replace(unseen, '');
}
