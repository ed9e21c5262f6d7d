import { CountdownPill } from '@/components/connection/countdown';
import { TokenLife } from '@/components/connection/token-life';
import { useServerClock } from '@/components/connection/use-server-clock';
import { buttonClass } from '@/components/ui/button-class';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { AlsoInUtc, Time } from '@/components/ui/time';
import { useTimeZone } from '@/components/ui/use-browser';
import type { ConnectionView, CredentialView } from '@/lib/connection';
import { countdownOf } from '@/lib/token/countdown';
import { expiryWords } from '@/lib/token/expiry-words';
import { forgetWords } from '@/lib/token/forget-words';

const frame = 'min-w-0 rounded-3 border border-line bg-surface';

function NoToken({ view }: Readonly<{ view: ConnectionView }>) {
  const step = view.organizationId
    ? { path: 'authorize', words: 'Go to step 4, Authorize' }
    : { path: 'organization-id', words: 'Go to step 3, Organization ID' };
  return (
    <section aria-label="Token" className={frame}>
      <EmptyState
        title="No token is kept here"
        action={
          <Link href={`/connections/${view.id}/setup/${step.path}`} className={buttonClass('primary')}>
            {step.words}
          </Link>
        }
      >
        Onramp needs one to check the connection and to show users. A copy in Okta is not touched by this.
      </EmptyState>
    </section>
  );
}

/** How long the token lives, in the largest figures of the page. */
function Left({ credential, now }: Readonly<{ credential: CredentialView; now: number }>) {
  const { expiresAt, expirySource } = credential;
  const { level, amount, unit } = countdownOf(expiresAt, now, useTimeZone());
  if (expiresAt === null) {
    return (
      <p className="max-w-[60ch] text-ink-2">Webex did not say when this token ends. Nothing is assumed; the Token page takes your word.</p>
    );
  }
  const over = level === 'expired';
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="text-56 font-semibold">{amount}</span>{' '}
        <span className="text-20 text-ink-2">{over ? `${unit} since it expired` : `${unit} left`}</span>
      </p>
      <p className="text-ink-2">
        {over ? 'Expired' : 'Expires'} <Time at={expiresAt} />
        <AlsoInUtc at={expiresAt} />
        {expirySource === 'stated' ? `. ${expiryWords.origin}.` : ''}
      </p>
    </>
  );
}

function Renew({ view, credential, now }: Readonly<{ view: ConnectionView; credential: CredentialView; now: number }>) {
  const { level } = countdownOf(credential.expiresAt, now, useTimeZone());
  const due = level !== 'pass' && level !== 'unknown';
  return (
    <div className="grid content-start gap-2 mid:max-w-[30ch] mid:justify-items-end mid:text-right">
      <Link href={`/connections/${view.id}/token/renew`} className={buttonClass(due || view.renewal ? 'primary' : 'secondary')}>
        {view.renewal ? 'Continue the renewal' : 'Renew now'}
      </Link>
      {due ? (
        <p className="text-13 text-ink-2">
          {level === 'expired' ? 'Okta' : 'After that, Okta'} can no longer create or deactivate users in Webex.
        </p>
      ) : null}
    </div>
  );
}

export function TokenPanel({ view }: Readonly<{ view: ConnectionView }>) {
  const now = useServerClock(view.serverNow);
  const { credential } = view;
  if (!credential) return <NoToken view={view} />;
  const { expiresAt, fingerprint, receivedAt } = credential;
  return (
    <section aria-labelledby="overview-token" className={`grid grid-cols-[minmax(0,1fr)] gap-5 p-4 mid:p-6 ${frame}`}>
      <div className="grid gap-4 mid:grid-cols-[minmax(0,1fr)_auto]">
        <div className="grid gap-2">
          <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <h2 id="overview-token" className="text-14">
              Token <span className="font-mono">{fingerprint}</span>
            </h2>
            <CountdownPill expiresAt={expiresAt} now={now} />
          </div>
          <Left credential={credential} now={now} />
          {credential.status === 'received' ? (
            <p className="text-13 text-ink-2">Onramp does not know yet whose token this is. Step 4 shows how far it is.</p>
          ) : null}
          {credential.kept ? null : <p className="text-13 text-ink-2">{forgetWords.short}</p>}
        </div>
        <Renew view={view} credential={credential} now={now} />
      </div>
      {expiresAt === null ? null : <TokenLife receivedAt={receivedAt} expiresAt={expiresAt} now={now} />}
    </section>
  );
}
