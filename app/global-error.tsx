'use client';

/** The last page there is: whatever failed, it failed before the frame of all pages. Without styles, which come with that frame. */
export default function GlobalError({ reset }: Readonly<{ reset: () => void }>) {
  return (
    <html lang="en">
      <body>
        <h1>Onramp could not show this page</h1>
        <p>Nothing was changed and nothing is lost.</p>
        <button type="button" onClick={reset}>
          Try again
        </button>
      </body>
    </html>
  );
}
