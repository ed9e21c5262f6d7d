'use client';

/** Comes with every page, so it is as little as it can be. */
export default function ErrorPage({ error, reset }: Readonly<{ error: Error & { digest?: string }; reset: () => void }>) {
  return (
    <main id="main" role="alert" className="mx-auto grid min-h-[70vh] w-full max-w-[480px] content-center gap-4 px-5 py-10">
      <h1 className="text-28">This page could not be shown</h1>
      <p className="text-ink-2">
        Something in Onramp failed. Nothing that was saved is lost. Try again; if it stays, send the reference to whoever runs Onramp.
      </p>
      {error.digest ? <p className="font-mono text-12">Reference {error.digest}</p> : null}
      <p className="flex flex-wrap gap-2">
        <button type="button" onClick={reset} className="h-9 rounded-2 border border-action bg-action px-3.5 font-medium text-on-action">
          Try again
        </button>
        <a href="/" className="link inline-flex h-9 items-center px-3.5">
          Go to your connections
        </a>
      </p>
    </main>
  );
}
