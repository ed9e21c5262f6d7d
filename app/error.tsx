'use client';

import { PlainPage } from '@/components/shell/plain-page';
import { buttonClass } from '@/components/ui/button-class';

export default function ErrorPage({ error, reset }: Readonly<{ error: Error & { digest?: string }; reset: () => void }>) {
  return (
    <PlainPage title="This page could not be shown">
      <div role="alert" className="grid gap-2 text-ink-2">
        <p>Something in Onramp failed. Nothing that was saved is lost.</p>
        <p>Try again. If it stays, send the reference to whoever runs Onramp.</p>
        {error.digest ? <p className="font-mono text-12">Reference {error.digest}</p> : null}
      </div>
      <div className="flex flex-wrap gap-2">
        <button type="button" onClick={reset} className={buttonClass('primary')}>
          Try again
        </button>
        <a href="/" className={buttonClass('ghost')}>
          Go to your connections
        </a>
      </div>
    </PlainPage>
  );
}
