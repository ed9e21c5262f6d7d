/** A number and what it counts: `1 user`, `1,284 users`. @param many when it is not the singular with an s. */
export const counted = (count: number, one: string, many = `${one}s`) => `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
