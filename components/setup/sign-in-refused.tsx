'use client';

import Link from 'next/link';
import { problemOf } from '@/components/connection/problem-of';
import { Button } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-class';
import { Callout } from '@/components/ui/callout';
import type { AuthorizationView, ConnectionView } from '@/lib/connection';
import { shortenId } from '@/lib/webex/shorten-id';
import { stepHref } from './step-links';
import type { SignInLinkState } from './use-sign-in-link';

interface SignInRefusedProps {
  view: ConnectionView;
  authorization: AuthorizationView;
  signIn: SignInLinkState;
}

export function SignInRefused({ view, authorization, signIn }: SignInRefusedProps) {
  const { tokenOrganizationId, oauthError, problem } = authorization;
  const { title, detail, remedy } = problemOf(problem ?? 'internal');
  const mismatch = problem === 'organization-mismatch';
  return (
    <Callout tone="fail" alert title={title}>
      {mismatch && tokenOrganizationId && view.organizationId ? (
        <p>
          The token belongs to <b className="font-mono font-medium text-ink">{shortenId(tokenOrganizationId)}</b>; step 3 holds{' '}
          <b className="font-mono font-medium text-ink">{shortenId(view.organizationId)}</b>. Okta would fill the wrong company, so the
          token was thrown away.
        </p>
      ) : (
        <p>
          {oauthError ? (
            <>
              Webex answered <span className="font-mono text-ink">{oauthError}</span>.{' '}
            </>
          ) : null}
          {detail}
        </p>
      )}
      <p className="text-ink">{remedy}</p>
      <div className="mt-1.5 flex flex-wrap gap-2">
        <Button size="sm" variant="primary" data-primary working={signIn.working} onClick={signIn.copyNew}>
          Copy a new sign-in link
        </Button>
        {mismatch ? (
          <Link href={stepHref(view.id, 'organization-id')} prefetch={false} className={buttonClass('secondary', 'sm')}>
            Change the ID in step 3
          </Link>
        ) : null}
      </div>
    </Callout>
  );
}
