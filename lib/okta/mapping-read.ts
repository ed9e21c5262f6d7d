import { tryJson } from '@/lib/json';
import { removeUnseenCharacters } from '@/lib/webex/unseen-characters';
import { readJson } from './mapping-json';
import type { PastedAttribute } from './mapping-pasted';
import { readText } from './mapping-text';
import { words } from './mapping-words';

/** How the attributes were given. `nothing`: none could be read, and a note says why. */
export type MappingForm = 'list' | 'profile-editor' | 'schema' | 'mapping' | 'mapping-list' | 'nothing';

/** `complete`: a whole mapping was read, so what it lacks is not sent. */
interface MappingReading {
  readonly form: MappingForm;
  readonly read: readonly PastedAttribute[];
  readonly notes: readonly string[];
  readonly complete: boolean;
}

/** In characters. A schema with a hundred attributes has about thirty thousand. */
const maxTextLength = 200_000;

const nothing = (note: string): MappingReading => ({ form: 'nothing', read: [], notes: [note], complete: false });

/** Reads the attributes from what an admin pasted, in any form that Okta gives them. Never throws. */
export function readMapping(text: string): MappingReading {
  if (text.length > maxTextLength) return nothing(words.note.tooLong(maxTextLength));
  const plain = removeUnseenCharacters(text).trim();
  if (plain === '') return nothing(words.note.empty);
  if (/[^\P{Cc}\s\u0085]/u.test(plain)) return nothing(words.note.notText);
  const json = tryJson(plain);
  if (typeof json === 'object' && json !== null) return readJson(json);
  if (/^(?:\{|\[\s*["{[])/.test(plain)) return nothing(words.note.brokenJson);
  const { form, read } = readText(plain);
  return read.length === 0 ? nothing(words.note.none) : { form, read, notes: [], complete: false };
}
