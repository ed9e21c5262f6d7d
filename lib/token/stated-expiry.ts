const dayMs = 86_400_000;
/** Nobody documents a token of this client that lives longer than a year; ten times that catches a slip of the pen. */
const longestMs = 3_660 * dayMs;

/** Whether a token of this age may end then, as its admin says. Times are epoch milliseconds. */
export const mayState = (expiresAt: number, { receivedAt }: { readonly receivedAt: number }): boolean =>
  Number.isSafeInteger(expiresAt) && expiresAt > receivedAt && expiresAt <= receivedAt + longestMs;
