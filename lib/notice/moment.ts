/**
 * A moment for people who may sit in another zone: by the given zone's calendar and clock, then in UTC. UTC is not repeated, and its date is
 * left out where it is the same.
 *
 * @param at epoch milliseconds. @param timeZone an IANA name.
 */
export function momentWords(at: number, timeZone: string): string {
  const options = { hourCycle: 'h23', calendar: 'gregory', hour: '2-digit', minute: '2-digit' } as const;
  const dayOptions = { calendar: 'gregory', day: 'numeric', month: 'long', year: 'numeric' } as const;
  const clockIn = (zone: string) => new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone }).format(at);
  const dayIn = (zone: string) => new Intl.DateTimeFormat('en-GB', { ...dayOptions, timeZone: zone }).format(at);
  const zone = new Intl.DateTimeFormat('en-GB', { timeZone }).resolvedOptions().timeZone;
  if (zone === 'UTC') return `${dayIn('UTC')}, ${clockIn('UTC')} UTC`;
  const there = dayIn(zone) === dayIn('UTC') ? clockIn('UTC') : `${dayIn('UTC')}, ${clockIn('UTC')}`;
  return `${dayIn(zone)}, ${clockIn(zone)} ${timeZone.replaceAll('_', ' ')} time (${there} UTC)`;
}
