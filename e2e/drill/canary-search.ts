/** A secret that was given to the server or made by it, to be looked for where it has no business. */
export interface Canary {
  readonly name: string;
  readonly value: string;
}

/** A place where the server writes, with all that it wrote there. */
export interface Sink {
  readonly name: string;
  readonly content: Buffer;
}

/** Long enough that nothing has it by chance. */
const pieceLength = 24;

const ends = (text: string) => [text.slice(0, pieceLength), text.slice(-pieceLength)];

/** How bytes look within the base64 of something longer: three ways, by where they begin. Without the characters that depend on neighbours. */
function withinBase64(bytes: Buffer): string[] {
  return [0, 1, 2].map((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), bytes]);
    const full = whole.subarray(0, whole.length - (whole.length % 3)).toString('base64');
    return full.slice(before === 0 ? 0 : 4);
  });
}

const asBase64url = (text: string) => text.replaceAll('+', '-').replaceAll('/', '_');

function formsOfBytes(bytes: Buffer): string[] {
  const base64 = withinBase64(bytes);
  const hex = bytes.toString('hex');
  return [bytes.toString('latin1'), ...base64, ...base64.map(asBase64url), hex, hex.toUpperCase()];
}

/** Everything that a secret may look like: itself, encoded, and the bytes that it is the base64 of; of each also the ends alone. */
function formsOf(value: string): readonly string[] {
  const bytes = Buffer.from(value);
  const decoded = /^[\w+/=-]+$/.test(value) ? Buffer.from(value, 'base64') : bytes;
  const forms = [value, encodeURIComponent(value), JSON.stringify(value).slice(1, -1).replaceAll('/', '\\/')];
  const all = [...forms, ...formsOfBytes(bytes), ...formsOfBytes(decoded)];
  return [...new Set(all.flatMap((form) => [form, ...ends(form)]))];
}

/** A text as it is, and without the line breaks and signs that mails and calendars put into long lines. */
function readings(content: Buffer): readonly string[] {
  const text = content.toString('latin1');
  const unfolded = text.replace(/=\r?\n/g, '').replace(/\r?\n[ \t]/g, '');
  return [text, unfolded, unfolded.replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))];
}

/** Which secrets are in which places, as `canary in sink`. The secrets themselves are not in the answer. */
export function findCanaries(sinks: readonly Sink[], canaries: readonly Canary[]): readonly string[] {
  const wanted = canaries.map(({ name, value }) => ({ name, forms: formsOf(value) }));
  return sinks.flatMap((sink) => {
    const texts = readings(sink.content);
    const found = wanted.filter(({ forms }) => forms.some((form) => texts.some((text) => text.includes(form))));
    return found.map(({ name }) => `${name} in ${sink.name}`);
  });
}
