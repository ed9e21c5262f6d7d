import { ResponseError } from '@/lib/errors';

/** Lists and objects within each other. SCIM has five levels; whoever compares, writes or shows a value calls itself once for each. */
const mostLevels = 64;

const isContainer = (value: unknown): value is object => typeof value === 'object' && value !== null;

function isTooDeep(json: unknown): boolean {
  let level = [json].filter(isContainer);
  for (let levels = 0; level.length > 0; levels += 1) {
    if (levels === mostLevels) return true;
    const below: object[] = [];
    for (const container of level) for (const value of Object.values(container)) if (isContainer(value)) below.push(value);
    level = below;
  }
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
