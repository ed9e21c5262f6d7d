/** Smaller differences change nothing that is shown in days, hours or minutes. */
const toleranceMs = 2 * 60_000;
/** A Date header is cut to whole seconds. */
const cutMs = 999;

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/**
 * How far this computer's clock is from the server's, read from one request. All times are epoch milliseconds: `sentAt` and `receivedAt`
 * by this computer, `serverAt` from the answer's Date header (RFC 9110 section 6.6.1).
 *
 * @returns milliseconds, positive when this computer is ahead; `null` when two minutes or less are certain, whatever the way took.
 */
export function clockOffset({
  sentAt,
  receivedAt,
  serverAt,
}: Readonly<{ sentAt: number; receivedAt: number; serverAt: number }>): number | null {
  const ahead = sentAt - (serverAt + cutMs);
  const behind = serverAt - receivedAt;
  // Not a number, or a clock that was set back while the answer was on its way, proves nothing.
  if (!(receivedAt >= sentAt) || !(Math.max(ahead, behind) > toleranceMs)) return null;
  return (sentAt + receivedAt) / 2 - serverAt;
}

/** “3 h behind”. @param offset as {@link clockOffset} tells it. */
export function offsetWords(offset: number): string {
  const by = Math.abs(offset);
  const [size, unit] = by >= 2 * dayMs ? [dayMs, 'days'] : by >= 1.5 * hourMs ? [hourMs, 'h'] : [minuteMs, 'min'];
  return `${Math.round(by / size)} ${unit} ${offset > 0 ? 'ahead' : 'behind'}`;
}
