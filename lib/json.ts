import { ResponseError } from '@/lib/errors';

/** Lists and objects within each other. SCIM has five levels; whoever compares, writes or shows a value calls itself once for each. */
const mostLevels = 64;

/** Goes no deeper than it may, and makes nothing on its way: a page of users has thousands of values. */
function isTooDeep(value: unknown, levels = mostLevels): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  if (Array.isArray(value)) {
    for (const item of value) if (isTooDeep(item, levels - 1)) return true;
    return false;
  }
  for (const key in value) if (isTooDeep(Reflect.get(value, key), levels - 1)) return true;
  return false;
}

/**
 * Parses JSON that somebody else wrote.
 *
 * @param from what may be named in an error; nothing of the text is.
 * @throws {ResponseError} `response-not-json`; `response-unexpected` when it is nested deeper than 64 levels.
 */
export function readJson(text: string, from: string): unknown {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    // The parser's own message quotes the text.
    throw new ResponseError('response-not-json', `${from} is not JSON`);
  }
  if (isTooDeep(json)) throw new ResponseError('response-unexpected', `${from} is nested too deep`);
  return json;
}

/** The same for a text that need not be JSON: `undefined` when it is none, or nested too deep. */
export function tryJson(text: string): unknown {
  try {
    return readJson(text, 'the text');
  } catch {
    return undefined;
  }
}
