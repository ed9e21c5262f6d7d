import { setFlagsFromString } from 'node:v8';

/**
 * Lets the heap become two and a half times as large, where V8 would let it become four times, before it is collected: a crawl of a long list
 * makes much that is gone at once, and would take the memory of a small machine for it. Must come before other work.
 */
export function keepHeapSmall() {
  setFlagsFromString('--heap-growing-percent=150');
}
