/** Where a fact about another product comes from. `seen`: the month in which it was last read there, as in `2026-11`. */
export interface Source {
  readonly title: string;
  readonly url: string;
  readonly seen: string;
}
