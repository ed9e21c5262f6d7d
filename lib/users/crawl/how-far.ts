const grouped = (value: number) => value.toLocaleString('en-GB');

/** How far a reading of all users came that ended early: “1,200 of about 96,000 users had been read by then. Nothing of it is shown.” */
export function howFarWords(seen: number, claimed: number | null): string {
  if (seen === 0) return 'No user had been read by then.';
  return `${grouped(seen)} of about ${grouped(Math.max(seen, claimed ?? 0))} users had been read by then. Nothing of it is shown.`;
}
