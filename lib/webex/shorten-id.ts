/**
 * An id for a place where the whole of it is noise: `a35b…20c9`. Texts of nine characters or fewer stay whole.
 */
export function shortenId(id: string): string {
  return id.length <= 9 ? id : `${id.slice(0, 4)}…${id.slice(-4)}`;
}
