/** One parameter as it stands in the text, still encoded. */
export interface RawParameter {
  /** Lower case. */
  readonly name: string;
  readonly value: string;
  /** A further parameter follows, so the end of the value is certain. */
  readonly closed: boolean;
}

/** The parameters of one address, or of a part of one, in their order. */
export type RawReply = readonly RawParameter[];

/** What an answer of an OAuth server must hold (RFC 6749 sections 4.2.2 and 4.2.2.1). */
const anchor = /(?<![A-Za-z0-9_%.-])(?:access_token|error)=/gi;

const isSpace = (character: string) => /\s/.test(character);
const isDelimiter = (character: string) => character !== '' && '&#?'.includes(character);
const isBorder = (character: string) => /[\s"'“”<>`]/.test(character);

/** Where the address around an anchor begins. A line break right behind `&`, `#` or `?` does not end it. */
function startOf(text: string, index: number, floor: number): number {
  let start = index;
  while (start > floor) {
    const character = text.charAt(start - 1);
    if (isBorder(character)) {
      let before = start - 1;
      while (before > floor && isSpace(text.charAt(before - 1))) before -= 1;
      if (!isSpace(character) || before <= floor || !isDelimiter(text.charAt(before - 1))) return start;
      start = before;
    } else {
      start -= 1;
    }
  }
  return start;
}

/** Where a value ends. Tokens and descriptions may hold white space; everything else ends at it. */
function endOfValue(text: string, from: number, name: string, limit: number): number {
  const stop = name === 'access_token' ? /[&#]/ : name === 'error_description' ? /[&#\n\r"<>]/ : /[&#\s"“”<>`]/;
  const length = text.slice(from, limit).search(stop);
  return length === -1 ? limit : from + length;
}

/** Where the next parameter may begin when none begins here: behind what may open a quotation, at an anchor, or at a delimiter. */
function skipOther(text: string, from: number, limit: number): number {
  const opening = /[\p{Cf}\p{Default_Ignorable_Code_Point}'"([{<“‘«]+/uy;
  opening.lastIndex = from;
  if (opening.test(text)) return Math.min(opening.lastIndex, limit);
  return endOfValue(text, from, '', limit);
}

function readReply(
  text: string,
  start: number,
  anchors: readonly number[],
  firstAnchor: number,
): { readonly reply: RawReply; readonly end: number } {
  const parameters: RawParameter[] = [];
  const key = /([A-Za-z0-9_.]{1,64})=/y;
  const between = /\s*[&#?]+\s*/y;
  const nextKey = /&+\s*[A-Za-z0-9_.]{1,64}=/y;
  let anchorNumber = firstAnchor;
  const limitFrom = (position: number) => {
    while ((anchors[anchorNumber] ?? text.length) < position) anchorNumber += 1;
    return anchors[anchorNumber] ?? text.length;
  };
  let position = start;
  while (position < text.length) {
    key.lastIndex = position;
    const name = key.exec(text)?.[1]?.toLowerCase();
    const from = name === undefined ? position : key.lastIndex;
    const limit = limitFrom(from);
    position = name === undefined ? skipOther(text, from, limit) : endOfValue(text, from, name, limit);
    if (name !== undefined) {
      nextKey.lastIndex = position;
      parameters.push({ name, value: text.slice(from, position), closed: nextKey.test(text) });
    }
    between.lastIndex = position;
    const gap = between.exec(text)?.[0].length ?? 0;
    const moved = position > from || gap > 0;
    if (!moved || (gap === 0 && name !== undefined) || (gap === 0 && isBorder(text.charAt(position)))) break;
    position += gap;
  }
  return { reply: parameters, end: position };
}

/** The full stop or bracket behind an address is the sentence's, not the last value's. */
function withoutPunctuation(reply: RawReply): RawReply {
  return reply.map((parameter, index) =>
    index < reply.length - 1 ? parameter : { ...parameter, value: parameter.value.replace(/(?<![.,;:!?)\]}'’])[.,;:!?)\]}'’]+$/, '') },
  );
}

/**
 * Finds every answer of an OAuth server in a text: whole addresses, fragments and queries, with or without words around them.
 * One pass over the text. Never throws.
 */
export function findReplies(text: string): readonly RawReply[] {
  const anchors = [...text.matchAll(anchor)].map((match) => match.index);
  const replies: RawReply[] = [];
  let floor = 0;
  for (const [number, index] of anchors.entries()) {
    if (index < floor) continue;
    const start = startOf(text, index, floor);
    const { reply, end } = readReply(text, start, anchors, number);
    replies.push(start === 0 && end === text.length ? reply : withoutPunctuation(reply));
    floor = Math.max(end, index + 1);
  }
  return replies;
}
