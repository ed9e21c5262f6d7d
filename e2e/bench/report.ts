let missed = false;

/** Prints a figure against its bar; above it, the run fails at its end. */
export function report(id: string, name: string, ratio: number, bar: number, about: string): void {
  const over = !(ratio <= bar);
  missed ||= over;
  console.log(`${id} ${name} ratio=${ratio.toPrecision(3)} bar=${bar} ${about}${over ? ' MISSED' : ''}`);
}

/** Ends the run: with 1 when a bar was missed. */
export function finish(): never {
  process.exit(missed ? 1 : 0);
}
