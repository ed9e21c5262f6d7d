import { StateError } from '@/lib/errors';

/** An attribute, with one sub-attribute at most, and the urn of its schema before it if need be (RFC 7644 section 3.10). */
const attributePattern = /^(?:urn:[A-Za-z0-9.:_-]{1,150}:)?[A-Za-z][A-Za-z0-9_-]{0,63}(?:\.[A-Za-z][A-Za-z0-9_-]{0,63})?$/;

/**
 * A JSON string, as RFC 7644 section 3.4.2.2 wants. A quotation mark is written as its code, so that even a server with a naive
 * reader never takes it for the end of the value; the line separators of Unicode likewise, which some patterns take for a line's end.
 */
function quote(value: string): string {
  const inner = JSON.stringify(value).slice(1, -1);
  return `"${inner
    .replace(/\\"/g, '\\u0022')
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029')}"`;
}

function compare(attribute: string, operator: 'eq' | 'sw', value: string): string {
  if (!attributePattern.test(attribute)) throw new StateError('invalid-request', 'This cannot be the name of a SCIM attribute');
  return `${attribute} ${operator} ${quote(value)}`;
}

/**
 * The filter `attribute eq "value"`. The value may be any text; it cannot end the comparison or begin another.
 *
 * @throws {StateError} `invalid-request` when the attribute is not the name of one.
 * @see https://www.rfc-editor.org/rfc/rfc7644#section-3.4.2.2
 */
export function equals(attribute: string, value: string): string {
  return compare(attribute, 'eq', value);
}

/**
 * The filter `attribute sw "value"`: begins with. As for `equals`.
 *
 * @throws {StateError} `invalid-request` when the attribute is not the name of one.
 */
export function startsWith(attribute: string, value: string): string {
  return compare(attribute, 'sw', value);
}
