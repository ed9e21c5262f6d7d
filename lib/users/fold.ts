/** A text as it is searched and sorted: without case, and with one spelling of what looks the same. */
export const fold = (text: string): string => text.normalize('NFKC').toLowerCase();
