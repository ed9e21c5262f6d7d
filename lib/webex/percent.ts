/**
 * Undoes one layer of percent-encoding. Sequences that are not UTF-8 stay as they are. Never throws.
 */
export function decodePercent(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (sequence) => {
    try {
      return decodeURIComponent(sequence);
    } catch {
      return sequence;
    }
  });
}

/**
 * The value of a form field (`+` is a space), decoded once, and once more when it was encoded twice. Never throws.
 *
 * @see https://url.spec.whatwg.org/#urlencoded-parsing
 */
export function decodeFormValue(value: string): string {
  const once = decodePercent(value.replace(/\+/g, ' '));
  return /%25[0-9a-f]{2}/i.test(value) ? decodePercent(once) : once;
}
