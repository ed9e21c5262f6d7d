'use client';

import type { ReactNode } from 'react';
import { ClockNotice } from '@/components/connection/clock-notice';
import { CountdownPill, TimeLeft } from '@/components/connection/countdown';
import { HealthCallout } from '@/components/connection/health-callout';
import { NotKept } from '@/components/connection/not-kept';
import { TokenLife } from '@/components/connection/token-life';
import { TokenSecret } from '@/components/connection/token-secret';
import { useConnection } from '@/components/connection/use-connection';
import { useServerClock } from '@/components/connection/use-server-clock';
import { buttonClass } from '@/components/ui/button-class';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { PageTitle } from '@/components/ui/page-title';
import { Panel } from '@/components/ui/panel';
import { AlsoInUtc, Time } from '@/components/ui/time';
import type { ConnectionView, CredentialView } from '@/lib/connection';
import { countdownOf } from '@/lib/token/countdown';
import { expiryWords } from '@/lib/token/expiry-words';
import { ForgetToken } from './forget-token';
import { RelayPanel } from './relay-panel';
import { RemindersPanel } from './reminders-panel';
import { RenewPanel } from './renew-panel';
import { RevokeNote } from './revoke-note';
import { StateExpiry } from './state-expiry';

function expiryOrigin({ expirySource, expiresInSeconds }: CredentialView): string {
  if (expirySource === 'stated') return expiryWords.origin;
  if (expirySource === 'tokenExpiry') return 'Asked of Webex (tokenExpiry)';
  if (expirySource === 'expires_in') return `Sent with the token (expires_in=${expiresInSeconds})`;
  return 'Webex gave no time; nothing is assumed';
}

function Fact({ name, children }: Readonly<{ name: string; children: ReactNode }>) {
  return (
    <div className="grid gap-x-3 gap-y-0.5 px-4 py-2.5 mid:grid-cols-[112px_minmax(0,1fr)] not-first:border-t not-first:border-line">
      <dt className="text-13 text-ink-2">{name}</dt>
      <dd className="min-w-0 [overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}

interface TokenScreenProps {
  initial: ConnectionView;
  timeline: ReactNode;
}

export function TokenScreen({ initial, timeline }: Readonly<TokenScreenProps>) {
  const view = useConnection(initial.id, initial);
  const now = useServerClock(view.serverNow);
  const { credential } = view;
  const renewHref = `/connections/${view.id}/token/renew`;
  if (!credential) {
    return (
      <main id="main" className="mx-auto max-w-[1200px] px-4 py-7 mid:px-7">
        <PageTitle page={`${view.id}/token`} className="text-20">
          Token
        </PageTitle>
        <EmptyState
          title="No token is kept here"
          action={
            <Link href={view.renewal ? renewHref : `/connections/${view.id}/setup/authorize`} className={buttonClass('primary')}>
              {view.renewal ? 'Continue the renewal' : 'Go to step 4, Authorize'}
            </Link>
          }
        >
          Onramp needs one to check the connection and to show users. A copy in Okta is not touched by this.
        </EmptyState>
      </main>
    );
  }
  const { expiresAt } = credential;
  const { level } = countdownOf(expiresAt, now);
  const renewIsDue = level !== 'pass' && level !== 'unknown';
  return (
    <main id="main" className="mx-auto grid max-w-[1200px] gap-4 px-4 pt-5 pb-10 mid:gap-5 mid:px-7 mid:pt-7 mid:pb-14">
      <ClockNotice />
      <div className="flex flex-wrap items-end justify-between gap-4">
        <div className="grid gap-1">
          <PageTitle page={`${view.id}/token`} className="text-20">
            Token <span className="font-mono">{credential.fingerprint}</span>
          </PageTitle>
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-ink-2">
            {expiresAt === null || expiresAt <= now ? null : (
              <span>
                <TimeLeft expiresAt={expiresAt} now={now} /> left.
              </span>
            )}
            {expiresAt === null ? null : (
              <span>
                {expiresAt <= now ? 'Expired' : 'Expires'} <Time at={expiresAt} />
                <AlsoInUtc at={expiresAt} />.
              </span>
            )}
            <CountdownPill expiresAt={expiresAt} now={now} />
          </p>
        </div>
        <Link href={renewHref} className={buttonClass(renewIsDue || view.renewal ? 'primary' : 'secondary')}>
          {view.renewal ? 'Continue the renewal' : 'Renew now'}
        </Link>
      </div>
      <HealthCallout view={view} />
      {expiresAt === null ? null : (
        <section aria-label="Life of the token" className="rounded-3 border border-line bg-surface px-4 pt-5 pb-4 mid:px-6">
          <TokenLife receivedAt={credential.receivedAt} expiresAt={expiresAt} now={now} />
        </section>
      )}
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 wide:grid-cols-[minmax(0,1.7fr)_minmax(0,1fr)]">
        <div className="grid gap-4">
          <Panel title="What is known">
            <dl>
              <Fact name="Signed in as">{credential.signedInAs ?? (credential.kept ? 'Not known' : 'Not kept')}</Fact>
              <Fact name="Organization">
                <span className="font-mono text-13">{credential.organizationId ?? 'Not known'}</span>
              </Fact>
              <Fact name="Issued">
                <Time at={credential.receivedAt} />
              </Fact>
              <Fact name="Expires">
                {expiresAt === null ? (
                  'Not known'
                ) : (
                  <>
                    <Time at={expiresAt} />
                    <AlsoInUtc at={expiresAt} />
                  </>
                )}
              </Fact>
              <Fact name="Known from">{expiryOrigin(credential)}</Fact>
              <Fact name="Kept">
                {credential.forgottenAt === null ? (
                  'Encrypted on this server'
                ) : (
                  <>
                    Not here since <Time at={credential.forgottenAt} />
                  </>
                )}
              </Fact>
            </dl>
          </Panel>
          {timeline}
          <RenewPanel view={view} />
        </div>
        <div className="grid gap-4">
          <Panel title="The token itself">
            <div className="grid gap-3 p-4">
              {credential.kept ? <TokenSecret connectionId={view.id} credential={credential} /> : <NotKept connectionId={view.id} />}
              <RevokeNote />
            </div>
          </Panel>
          <RelayPanel connectionId={view.id} />
          {expiresAt === null || credential.expirySource === 'stated' ? (
            <StateExpiry key={credential.id} connectionId={view.id} credential={credential} />
          ) : null}
          <RemindersPanel connectionId={view.id} credential={credential} now={now} />
          {credential.kept ? <ForgetToken key={credential.id} connectionId={view.id} credential={credential} /> : null}
        </div>
      </div>
    </main>
  );
}
