import type { CrawlView } from '@/lib/users/snapshot';

const grouped = (value: number) => value.toLocaleString('en-GB');

/** “Reading all users: 3,200 of about 96,000” */
export function progressWords({ seen, claimed }: CrawlView): string {
  return `Reading all users: ${grouped(seen)}${claimed === null ? '' : ` of about ${grouped(claimed)}`}`;
}

/** How long something takes so far: “0:05”, “12:31”, “1:02:09”. */
export function durationWords(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const rest = `${String(seconds % 60).padStart(2, '0')}`;
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}

/** What a reading saw that a quiet directory would not show, in one line; `null` when there was nothing. */
export function notesWords({ notes, seen }: CrawlView): string | null {
  const { repeated, withoutId, claimedFirst, claimedLast, rests } = notes;
  const found = [
    repeated > 0 ? `${grouped(repeated)} came more than once and ${repeated === 1 ? 'is' : 'are'} kept once` : null,
    withoutId > 0 ? `${grouped(withoutId)} had no id and could not be kept` : null,
    claimedFirst !== null && claimedLast !== null && claimedFirst !== claimedLast
      ? `Webex’s total moved from ${grouped(claimedFirst)} to ${grouped(claimedLast)} meanwhile`
      : null,
    claimedLast !== null && claimedLast > seen + withoutId
      ? `Webex named ${grouped(claimedLast)} users and showed ${grouped(seen + withoutId)}`
      : null,
    rests > 0 ? `Webex asked to wait ${rests === 1 ? 'once' : `${grouped(rests)} times`}` : null,
  ].filter((note) => note !== null);
  return found.length > 0 ? `In the last reading: ${found.join('; ')}.` : null;
}
