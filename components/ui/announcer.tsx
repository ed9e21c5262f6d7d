const regionId = 'announcer';

/** The one polite live region of a page for what happens by itself. */
export function Announcer() {
  return <p id={regionId} aria-live="polite" className="sr-only" />;
}

/** Says something once to people who use a screen reader. */
export function announce(text: string): void {
  const region = document.getElementById(regionId);
  if (region) region.textContent = text;
}
