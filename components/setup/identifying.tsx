'use client';

import { api, toProblem } from '@/components/connection/api';
import { problemOf } from '@/components/connection/problem-of';
import { useChange } from '@/components/connection/use-connection';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { ProblemCallout } from '@/components/ui/problem-callout';
import type { ConnectionView, CredentialView } from '@/lib/connection';
import { signInWords } from '@/lib/setup/words/sign-in-states';

const words = signInWords.received;

/** A token that is sealed, and whose owner Webex has not named yet. */
export function Identifying({ view, credential }: Readonly<{ view: ConnectionView; credential: CredentialView }>) {
  const identify = useChange(view.id, () => api.identify(view.id));
  if (credential.identifyProblem === null) {
    return (
      <Callout tone="live" title={words.title}>
        <p>{words.text}</p>
      </Callout>
    );
  }
  return (
    <>
      <Callout tone="warn" title={words.problem}>
        <p>{words.problemText}</p>
      </Callout>
      <ProblemCallout
        problem={identify.error ? toProblem(identify.error) : problemOf(credential.identifyProblem)}
        action={
          <Button size="sm" working={identify.isPending} onClick={() => identify.mutate()}>
            {words.again}
          </Button>
        }
      />
    </>
  );
}
