import Link from 'next/link';
import type { ReactNode } from 'react';
import { CountdownPill } from '@/components/connection/countdown';
import { Hint } from '@/components/ui/hint';
import { Time } from '@/components/ui/time';
import type { CredentialView } from '@/lib/connection';

function Fact({ name, children, aside }: Readonly<{ name: string; children: ReactNode; aside?: ReactNode }>) {
  return (
    <div className="grid min-h-10 grid-cols-[104px_minmax(0,1fr)] items-center gap-x-3 gap-y-1 px-3.5 py-2 not-first:border-t not-first:border-line mid:grid-cols-[132px_minmax(0,1fr)_auto]">
      <dt className="text-13 text-ink-2">{name}</dt>
      <dd className="min-w-0 [overflow-wrap:anywhere]">{children}</dd>
      {aside ? <dd className="text-12 text-ink-2 max-mid:col-start-2">{aside}</dd> : null}
    </div>
  );
}

function expiryOrigin({ expirySource, expiresInSeconds }: CredentialView): ReactNode {
  if (expirySource === 'tokenExpiry') return 'The date is the one that Webex keeps for this token (tokenExpiry).';
  if (expirySource === 'expires_in') {
    return (
      <>
        The date comes from <span className="font-mono">expires_in={expiresInSeconds}</span> in Webex’s own answer. If Webex grants less
        than a year, you see that number here.
      </>
    );
  }
  return 'Webex gave no time with this token, so nothing is assumed. Step 5 asks for it again.';
}

interface TokenFactsProps {
  connectionId: string;
  credential: CredentialView;
  now: number;
  /** What the sign-in link asked for. */
  scopes: readonly string[];
}

export function TokenFacts({ connectionId, credential, now, scopes }: TokenFactsProps) {
  return (
    <div className="grid gap-3">
      <dl className="overflow-hidden rounded-3 border border-line bg-surface">
        <Fact name="Token" aside="Its keyed fingerprint">
          <span className="font-mono">{credential.fingerprint}</span>
        </Fact>
        <Fact name="Signed in as" aside="Role checked in step 5">
          {credential.signedInAs ?? 'Not known'}
        </Fact>
        <Fact name="Valid until" aside={<CountdownPill expiresAt={credential.expiresAt} now={now} />}>
          {credential.expiresAt === null ? 'Not known' : <Time at={credential.expiresAt} />}
        </Fact>
        <Fact name="Asked to do">
          <span className="font-mono text-13">{scopes.join(' ')}</span>
        </Fact>
        <Fact
          name="Kept"
          aside={
            <Link href={`/connections/${connectionId}/token#forget`} prefetch={false} className="link inline-flex min-h-6 items-center">
              Forget
            </Link>
          }
        >
          Encrypted on this server
        </Fact>
      </dl>
      <Hint>{expiryOrigin(credential)}</Hint>
    </div>
  );
}
