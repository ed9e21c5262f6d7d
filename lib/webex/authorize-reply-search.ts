/** One parameter as it stands in the text, still encoded. */
interface RawParameter {
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

/** Whether an address cannot go on to the left of here. An apostrophe may be part of a value, unless it opens a quotation. */
function isBorder(text: string, index: number): boolean {
  const character = text.charAt(index);
  if (character === "'") return /^$|[\s,:"<>[{]/.test(text.charAt(index - 1));
  return /[\s"“”<>`]/.test(character);
}

/** Where the address around an anchor begins. A line break right behind `&`, `#` or `?` does not end it. */
function startOf(text: string, index: number, floor: number): number {
  let start = index;
  while (start > floor) {
    if (isBorder(text, start - 1)) {
      let before = start - 1;
      while (before > floor && isSpace(text.charAt(before - 1))) before -= 1;
      if (!isSpace(text.charAt(start - 1)) || before <= floor || !isDelimiter(text.charAt(before - 1))) return start;
      start = before;
    } else {
      start -= 1;
    }
  }
  return start;
}

/** The first place from `from` where the pattern matches, at most `limit`. */
function searchFrom(text: string, from: number, limit: number, pattern: RegExp): number {
  const length = text.slice(from, limit).search(pattern);
  return length === -1 ? limit : from + length;
}

/** A parameter of an answer behind a value: what stands before it belongs to that value, spaces and all. */
const nextKnownKey = /&+\s*(?:access_token|token_type|expires_in|state|scope|error|error_description|error_uri)=/iy;

/** Where a value ends. Tokens and descriptions may hold white space; everything else ends at it, unless a known parameter follows on the same line. */
function endOfValue(text: string, from: number, name: string, limit: number): number {
  if (name === 'access_token') return searchFrom(text, from, limit, /[&#]/);
  const end = searchFrom(text, from, limit, /[&#\n\r"“”<>`]/);
  nextKnownKey.lastIndex = end;
  return name === 'error_description' || nextKnownKey.test(text) ? end : searchFrom(text, from, end, /\s/);
}

/** Where the next parameter may begin when none begins here: behind what may open a quotation, at an anchor, or at a delimiter. */
function skipOther(text: string, from: number, limit: number): number {
  const opening = /[\p{Cf}\p{Default_Ignorable_Code_Point}'"([{<“‘«]+/uy;
  opening.lastIndex = from;
  if (opening.test(text)) return Math.min(opening.lastIndex, limit);
  return searchFrom(text, from, limit, /[&#?\s"“”<>`]/);
}

interface Reading {
  readonly reply: RawReply;
  readonly end: number;
}

function readReply(text: string, start: number, anchors: readonly number[], firstAnchor: number): Reading {
  const parameters: RawParameter[] = [];
  const key = /([A-Za-z0-9_.]{1,64})=/y;
  const between = /\s*[&#?]+\s*/y;
  const nextKey = /&+\s*[A-Za-z0-9_.]{1,64}=/y;
  let anchorNumber = firstAnchor;
  let position = start;
  while (position < text.length) {
    key.lastIndex = position;
    const name = key.exec(text)?.[1]?.toLowerCase();
    const from = name === undefined ? position : key.lastIndex;
    while ((anchors[anchorNumber] ?? text.length) < from) anchorNumber += 1;
    const limit = anchors[anchorNumber] ?? text.length;
    position = name === undefined ? skipOther(text, from, limit) : endOfValue(text, from, name, limit);
    if (name !== undefined) {
      nextKey.lastIndex = position;
      parameters.push({ name, value: text.slice(from, position), closed: nextKey.test(text) });
    }
    between.lastIndex = position;
    const gap = between.exec(text)?.[0].length ?? 0;
    const atAnchor = position === limit && position > from;
    const afterOpening = name === undefined && position > from && !isBorder(text, position);
    if (gap === 0 && !atAnchor && !afterOpening) break;
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
