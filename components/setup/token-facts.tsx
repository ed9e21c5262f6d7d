import type { ReactNode } from 'react';
import { CountdownBadge } from '@/components/connection/countdown-badge';
import { Hint } from '@/components/ui/hint';
import { Labelled } from '@/components/ui/labelled';
import { Link } from '@/components/ui/link';
import { Time } from '@/components/ui/time';
import type { CredentialView } from '@/lib/connection';
import { tokenFactsWords as words } from '@/lib/setup/words/token-facts';
import { countdownOf } from '@/lib/token/countdown';

function Fact({ name, children, aside }: Readonly<{ name: string; children: ReactNode; aside?: ReactNode }>) {
  return (
    <div className="grid min-h-10 grid-cols-[104px_minmax(0,1fr)] items-center gap-x-3 gap-y-1 px-3.5 py-2 not-first:border-t not-first:border-line mid:grid-cols-[132px_minmax(0,1fr)_auto]">
      <dt className="text-13 text-ink-2">{name}</dt>
      <dd className="min-w-0 [overflow-wrap:anywhere]">{children}</dd>
      {aside ? <dd className="text-12 text-ink-2 max-mid:col-start-2">{aside}</dd> : null}
    </div>
  );
}

function expiryOrigin({ expirySource, expiresInSeconds }: CredentialView): string {
  const { expiry } = words;
  if (expirySource === 'stated') return expiry.stated;
  if (expirySource === 'tokenExpiry') return expiry.tokenExpiry;
  return expirySource === 'expires_in' ? expiry.expires_in(expiresInSeconds) : expiry.none;
}

interface TokenFactsProps {
  connectionId: string;
  credential: CredentialView;
  now: number;
  /** What the sign-in link asked for. */
  scopes: readonly string[];
}

/** What is known of a token. Drawn by the server, when the page is opened. */
export function TokenFacts({ connectionId, credential, now, scopes }: TokenFactsProps) {
  return (
    <div className="grid gap-3">
      <dl className="overflow-hidden rounded-3 border border-line bg-surface">
        <Fact name={words.token} aside={words.fingerprint}>
          <span className="font-mono">{credential.fingerprint}</span>
        </Fact>
        <Fact name={words.signedInAs} aside={words.roleLater}>
          {credential.signedInAs ?? words.notKnown}
        </Fact>
        <Fact name={words.validUntil} aside={<CountdownBadge countdown={countdownOf(credential.expiresAt, now, 'UTC')} />}>
          {credential.expiresAt === null ? words.notKnown : <Time at={credential.expiresAt} />}
        </Fact>
        <Fact name={words.scopes}>
          <span className="font-mono text-13">{scopes.join(' ')}</span>
        </Fact>
        <Fact
          name={words.storage}
          aside={
            credential.kept ? (
              <Link href={`/connections/${connectionId}/token#forget`} className="link inline-flex min-h-6 items-center">
                {words.forget}
              </Link>
            ) : null
          }
        >
          {credential.kept ? words.encrypted : words.gone}
        </Fact>
      </dl>
      <Hint>
        <Labelled text={expiryOrigin(credential)} mono />
      </Hint>
    </div>
  );
}
