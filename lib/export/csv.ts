/** What spreadsheets take for the start of a formula, also in its wide form (OWASP “CSV Injection”, seen 2026-11), and behind what some of them drop. */
const formula = /^[\t\r]|^[\s\p{C}]*[=+\-@＝＋－＠]/u;

/** A byte order mark, to begin a file with: without it Excel reads UTF-8 as another encoding. */
export const byteOrderMark = '\uFEFF';

function toCell(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One record of a CSV file with its line end (RFC 4180). A cell that a spreadsheet would compute gets an apostrophe in front. */
export const toCsvRecord = (cells: readonly string[]): string => `${cells.map(toCell).join(',')}\r\n`;
