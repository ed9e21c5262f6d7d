'use client';

import { useEffect } from 'react';

const askEveryMs = 3_000;

const fault = {
  title: 'This page could not be shown',
  words: 'Something in Onramp failed. Nothing that was saved is lost. Try again; if it stays, send the reference to whoever runs Onramp.',
};
const away = {
  title: 'Onramp’s database does not answer',
  words:
    'Onramp itself runs, but PostgreSQL cannot be reached or is starting. Nothing that was saved is lost. This page comes back by itself.',
};

/** Comes with every page, so it is as little as it can be. */
export default function ErrorPage({ error, reset }: Readonly<{ error: Error & { digest?: string }; reset: () => void }>) {
  const isAway = error.digest === 'database-away';
  const { title, words } = isAway ? away : fault;
  useEffect(() => {
    if (!isAway) return;
    const ask = () => fetch('/api/health', { method: 'HEAD' }).then(({ ok }) => ok && window.location.reload());
    const timer = setInterval(() => ask().catch(() => undefined), askEveryMs);
    return () => clearInterval(timer);
  }, [isAway]);
  return (
    <main id="main" role="alert" className="mx-auto grid min-h-[70vh] w-full max-w-[480px] content-center gap-4 px-5 py-10">
      <h1 className="text-28">{title}</h1>
      <p className="text-ink-2">{words}</p>
      {error.digest && !isAway ? <p className="font-mono text-12">Reference {error.digest}</p> : null}
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
