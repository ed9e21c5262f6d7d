import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Every token of the sandbox has one of its two cluster tags in it. */
const anyToken = /[A-Za-z0-9+/=-]{16,}_(?:SB84|SBF2)_/;

function filesBelow(path: string): readonly string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  // Another server of the same test may have had the same folder, and is gone.
  if (!found) return [];
  if (!found.isDirectory()) return [path];
  return readdirSync(path, { recursive: true })
    .map((name) => join(path, String(name)))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
}

/** The files that hold a token in plain, of those that were written at these places. */
export const filesWithTokens = (places: readonly string[]): readonly string[] =>
  places.flatMap(filesBelow).filter((file) => anyToken.test(readFileSync(file, 'latin1')));
