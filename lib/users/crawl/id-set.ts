/** Two hashes of 32 bits, of every character of a text (FNV-1a, from two different starts, then mixed as MurmurHash3 ends). */
function hash(text: string, start: number, prime: number): number {
  let value = start;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), prime);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

/** Ids are spread over so many tables, each of which grows by itself: the old one and the new one together are never much. */
const tables = 256;
const fullest = 0.8;
const growth = 1.25;

/** A table of pairs of hashes; where the second one is 0, a place is empty. */
class Table {
  #places = new Uint32Array(2 * 8);
  #size = 0;

  has(high: number, low: number): boolean {
    return this.#places[this.#find(high, low) + 1] !== 0;
  }

  add(high: number, low: number): boolean {
    const at = this.#find(high, low);
    if (this.#places[at + 1] !== 0) return false;
    this.#places[at] = high;
    this.#places[at + 1] = low;
    this.#size += 1;
    if (this.#size > (this.#places.length / 2) * fullest) this.#grow();
    return true;
  }

  /** Where a pair is, or would be. */
  #find(high: number, low: number): number {
    const places = this.#places;
    let at = (high % (places.length / 2)) * 2;
    while (places[at + 1] !== 0 && (places[at] !== high || places[at + 1] !== low)) at = at + 2 < places.length ? at + 2 : 0;
    return at;
  }

  #grow(): void {
    const before = this.#places;
    this.#places = new Uint32Array(2 * Math.ceil((before.length / 2) * growth));
    for (let from = 0; from < before.length; from += 2) {
      const [high = 0, low = 0] = [before[from], before[from + 1]];
      if (low === 0) continue;
      const at = this.#find(high, low);
      this.#places[at] = high;
      this.#places[at + 1] = low;
    }
  }
}

/**
 * A set of ids that holds 8 bytes for each instead of the text: 1,000,000 take at most 13 MiB. Two different ids are taken for one with a chance
 * of about 1 in 37 million for a directory of 1,000,000.
 */
export class IdSet {
  readonly #tables = Array.from({ length: tables }, () => new Table());
  #size = 0;

  get size(): number {
    return this.#size;
  }

  has(id: string): boolean {
    const { table, high, low } = this.#of(id);
    return table?.has(high, low) ?? false;
  }

  /** @returns whether it is new. */
  add(id: string): boolean {
    const { table, high, low } = this.#of(id);
    const added = table?.add(high, low) ?? false;
    if (added) this.#size += 1;
    return added;
  }

  #of(id: string) {
    const high = hash(id, 0x811c9dc5, 0x01000193);
    const low = hash(id, 0x9747b28c, 0x5bd1e995) || 1;
    // The second hash chooses the table, the first one the place in it.
    return { table: this.#tables[low % tables], high, low };
  }
}
