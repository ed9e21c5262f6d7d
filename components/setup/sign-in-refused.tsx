'use client';

import { problemOf } from '@/components/connection/problem-of';
import { Button } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-class';
import { Callout } from '@/components/ui/callout';
import { Labelled } from '@/components/ui/labelled';
import { Link } from '@/components/ui/link';
import type { AuthorizationView, ConnectionView } from '@/lib/connection';
import { signInWords } from '@/lib/setup/words/sign-in-states';
import { shortenId } from '@/lib/webex/shorten-id';
import { stepHref } from './step-links';
import type { SignInLinkState } from './use-sign-in-link';

const words = signInWords.refused;

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
          <Labelled text={words.mismatch(shortenId(tokenOrganizationId), shortenId(view.organizationId))} mono />
        </p>
      ) : (
        <p>
          {oauthError ? <Labelled text={`${words.answered(oauthError)} `} mono /> : null}
          {detail}
        </p>
      )}
      <p className="text-ink">{remedy}</p>
      <div className="mt-1.5 flex flex-wrap gap-2">
        <Button size="sm" variant="primary" data-primary working={signIn.working} onClick={signIn.copyNew}>
          {words.copyNew}
        </Button>
        {mismatch ? (
          <Link href={stepHref(view.id, 'organization-id')} className={buttonClass('secondary', 'sm')}>
            {words.changeId}
          </Link>
        ) : null}
      </div>
    </Callout>
  );
}
