import fc from 'fast-check';

/** A part of every made-up secret that is put into what is parsed; nothing that comes out of an error may hold it. */
export const canary = 'Q2FuYXJ5Q2FuYXJ5MTIz';

export const organizationId = '5f0c2b1e-7d4a-4c39-9b6e-2a1d8c4e0f37';

/** A token in Webex's opaque form, of nobody. */
export const canaryToken = `${canary}${'Zm9vYmFyMTIzNDU2'.repeat(3)}_PF84_${organizationId}`;

/** What texts are spoilt with: separators, encodings, halves of characters, numbers that are none, names of prototypes, markup. */
const pieces: readonly string[] = [
  ...['', ' ', '\n', '\r\n', '\t', '\0', '"', "'", '`', '\\', '/', '%', '&', '=', '+', '-', '#', '?', ',', ';', ':', '@', '.', '_', '|'],
  ...['{', '}', '[', ']', '(', ')', '<', '>', '*', '$', '^', '~', '!', '$1', '%00', '%25', '%ff', '%u0041', '\\u0000', '&amp;', '\\"'],
  ...['\ud800', '\udc00', '\u200b', '\u202e', '\u2028', '\ufeff', '\ufdfa', '\u0130', 'é', '\uff1d', '👩‍💻', '\u0300', '\x7f', '\x1b[2J'],
  ...['null', 'true', '-0', '1e400', '-1e400', '1e-400', '9007199254740993', '0x10', 'NaN', 'Infinity', '9'.repeat(400), '12.5', '-1'],
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '"__proto__":{"polluted":1},', '__proto__[polluted]=1'],
  ...[
    '../',
    '..\\',
    '//evil.example',
    'http://169.254.169.254/',
    'javascript:alert(1)',
    '<script>alert(1)</script>',
    '=cmd()',
    ' or id pr',
  ],
  ...[canaryToken, `Bearer ${canaryToken}`, organizationId, 'access_token=', '&state=', 'error=', 'a'.repeat(300), '{"a":'.repeat(40)],
];

/** One change to a text: at a place, something is put in, taken out, written again, or the rest is cut off. */
const edit = fc.record({
  at: fc.nat(100_000),
  how: fc.constantFrom('put', 'over', 'drop', 'again', 'cut'),
  piece: fc.constantFrom(...pieces),
});
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

function applyTo(text: string, { at, how, piece }: Edit): string {
  const from = at % (text.length + 1);
  const [before, after] = [text.slice(0, from), text.slice(from)];
  if (how === 'put') return before + piece + after;
  if (how === 'over') return before + piece + after.slice(piece.length);
  if (how === 'drop') return before + after.slice(1 + (at % 7));
  if (how === 'again') return before + after.slice(0, 12) + piece + after;
  return at % 5 === 0 ? before : before + after.slice(0, 40);
}

/** Texts that were right, with up to four changes; now and then something that never was. */
export function spoiltTexts(...right: readonly string[]): fc.Arbitrary<string> {
  const edits = fc.array(edit, { maxLength: 4 });
  const spoilt = fc.tuple(fc.constantFrom(...right), edits).map(([text, changes]) => changes.reduce(applyTo, text));
  const strange = fc.array(fc.oneof(fc.constantFrom(...pieces, ...right), fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 6 });
  return fc.oneof({ weight: 5, arbitrary: spoilt }, { weight: 2, arbitrary: strange.map((parts) => parts.join('')) });
}

/** Values of JSON that no schema expects. */
const values: readonly string[] = [
  ...[null, true, false, 0, -1, 1.5, 1e21, '', ' ', 'x', canaryToken, '\ud800', '\u202e\0', 'x'.repeat(2_000)].map((value) =>
    JSON.stringify(value),
  ),
  ...['[]', '{}', '[null]', '[[]]', '[{}]', '1e400', '-1e400', '9007199254740993', '-0', '{"a":1,"a":2}', '{"__proto__":{"polluted":1}}'],
  ...['{"constructor":{"prototype":{"polluted":1}}}', '{"toString":1,"valueOf":2}', '{"length":-1}', '{"value":{"value":{"value":1}}}'],
];

/** A hundred thousand lists in each other, in place of a value, and in place of what a list's length is; and fewer. Too dear for each case. */
const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
const rare = [nested(100_000), `{"length":${nested(100_000)}}`, nested(20_000)];

type Json = Record<string, unknown> | unknown[];
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** The containers of a value with the names in them, as far as changes reach. */
function placesOf(root: Json): { in: Json; name: string }[] {
  const places: { in: Json; name: string }[] = [];
  const waiting = [root];
  for (let next = waiting.pop(); next && places.length < 500; next = waiting.pop()) {
    for (const [name, value] of Object.entries(next)) {
      places.push({ in: next, name });
      if (isJson(value)) waiting.push(value);
    }
  }
  return places;
}

const replace = fc.record({ at: fc.nat(100_000), how: fc.nat(5), value: fc.nat(values.length * 250) });
type Replace = typeof replace extends fc.Arbitrary<infer T> ? T : never;

/** Changes one field. The value's number stands there until the whole is written: some values are only in the text what they are. */
function spoil(root: Json, { at, how, value }: Replace): void {
  const places = placesOf(root);
  const place = places[at % Math.max(1, places.length)];
  if (!place) return;
  const mark = `@${value}@`;
  if (how === 0) Reflect.deleteProperty(place.in, place.name);
  else if (how === 1) Object.defineProperty(place.in, '__proto__', { value: mark, enumerable: true, configurable: true, writable: true });
  else Reflect.set(place.in, place.name, mark);
}

const written = (_mark: string, number: string) => rare[Number(number)] ?? values[Number(number) % values.length] ?? 'null';

/** The text of JSON that was right, with up to four fields that are not; now and then any JSON at all. */
export function spoiltJson(...right: readonly unknown[]): fc.Arbitrary<string> {
  const texts = right.map((value) => JSON.stringify(value));
  const spoilt = fc.tuple(fc.constantFrom(...texts), fc.array(replace, { maxLength: 4 })).map(([text, changes]) => {
    const root: unknown = JSON.parse(text);
    if (isJson(root)) for (const change of changes) spoil(root, change);
    return JSON.stringify(root).replace(/"@(\d+)@"/g, written);
  });
  return fc.oneof({ weight: 6, arbitrary: spoilt }, { weight: 1, arbitrary: fc.oneof(fc.json(), fc.constantFrom(...values)) });
}

/** What a long text is made of, over and over, to find what takes more than its share of time. */
export const repeated: readonly string[] = [
  ...pieces.filter((piece) => piece !== '' && piece.length < 40),
  ...['A1', 'ey.', 'eyJ.', '_PF84_', 'bearer ', "error_description='", 'access_token= ', 'access_token=a\n', 'a=b&', '&\n', '?\n', ' a'],
  ...['Y2lzY29zcGFyazovL', 'ciscospark://', 'okta.', 'a@', '"x', '%41', '{\n', '<title>', 'Automatic provisioning of user ', ' to app x'],
];
