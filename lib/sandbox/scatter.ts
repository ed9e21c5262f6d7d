/**
 * A number from 0 to 2^32 - 1 that two numbers decide, spread evenly: what the sandbox uses where a real directory has chance.
 */
export function scatter(seed: number, index: number): number {
  let value = Math.imul(index + 1, 0x9e3779b1) ^ seed;
  value = Math.imul(value ^ (value >>> 15), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

/** A seed that a name decides. */
export function seedOf(name: string): number {
  let seed = 7;
  for (const character of name) seed = scatter(seed, character.codePointAt(0) ?? 0);
  return seed;
}

const hex = (value: number, digits: number) => value.toString(16).padStart(8, '0').slice(-digits);

/**
 * A UUID in the form of version 4 that seed and index decide.
 *
 * @param head its first eight digits as a number, when they must carry an order.
 */
export function uuidOf(seed: number, index: number, head = scatter(seed, index)): string {
  const [a, b, c, d] = [1, 2, 3, 4].map((step) => scatter(seed + step, index));
  const variant = '89ab'.charAt((c ?? 0) % 4);
  return `${hex(head, 8)}-${hex(a ?? 0, 4)}-4${hex(b ?? 0, 3)}-${variant}${hex(c ?? 0, 3)}-${hex(d ?? 0, 4)}${hex(scatter(seed + 5, index), 8)}`;
}

/** The member of a list that seed and index decide. @throws {RangeError} the list is empty. */
export function pick<T>(list: readonly T[], seed: number, index: number): T {
  const chosen = list[scatter(seed, index) % list.length];
  if (chosen === undefined) throw new RangeError('nothing to pick from');
  return chosen;
}
