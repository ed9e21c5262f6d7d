'use client';

import { api, toProblem } from '@/components/connection/api';
import { problemOf } from '@/components/connection/problem-of';
import { useChange } from '@/components/connection/use-connection';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { ProblemCallout } from '@/components/ui/problem-callout';
import type { ConnectionView, CredentialView } from '@/lib/connection';

/** A token that is sealed, and whose owner Webex has not named yet. */
export function Identifying({ view, credential }: Readonly<{ view: ConnectionView; credential: CredentialView }>) {
  const identify = useChange(view.id, () => api.identify(view.id));
  if (credential.identifyProblem === null) {
    return (
      <div role="status">
        <Callout tone="live" title="The token arrived">
          <p>It is sealed. Onramp asks Webex whose it is.</p>
        </Callout>
      </div>
    );
  }
  return (
    <>
      <Callout tone="warn" title="The token arrived, but Webex has not said whose it is">
        <p>It is sealed and kept. Nothing is lost; ask again when the cause below is gone.</p>
      </Callout>
      <ProblemCallout
        problem={identify.error ? toProblem(identify.error) : problemOf(credential.identifyProblem)}
        action={
          <Button size="sm" working={identify.isPending} onClick={() => identify.mutate()}>
            Try again
          </Button>
        }
      />
    </>
  );
}
