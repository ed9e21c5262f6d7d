'use client';

import { toProblem } from '@/components/connection/api';
import { useChange } from '@/components/connection/use-connection';
import { Labelled } from '@/components/ui/labelled';
import { ProblemCallout } from '@/components/ui/problem-callout';
import { Time } from '@/components/ui/time';
import type { ConnectionView, RenewalView } from '@/lib/connection';
import { renewalWords } from '@/lib/setup/words/renewal';
import { PrimaryButton } from './primary';
import { renewalApi } from './renewal-api';

const words = renewalWords.finish;

/** The last act: from then on there is one token again. */
export function RenewalFinish({ view, renewal }: Readonly<{ view: ConnectionView; renewal: RenewalView }>) {
  const complete = useChange(view.id, () => renewalApi.complete(view.id, renewal.id));
  const old = renewal.credential?.status === 'pending' ? view.credential : null;
  return (
    <>
      <div className="grid gap-2 text-13 text-ink-2">
        {old ? (
          <>
            <p>
              <Labelled text={words.text(old.fingerprint)} mono />
            </p>
            {old.expiresAt === null ? (
              <p>{words.untilUnknown}</p>
            ) : (
              <p>
                {words.until} <Time at={old.expiresAt} />.
              </p>
            )}
          </>
        ) : (
          <p>{words.died}</p>
        )}
      </div>
      <div>
        <PrimaryButton working={complete.isPending} onClick={() => complete.mutate()}>
          {old ? words.action : words.actionDied}
        </PrimaryButton>
      </div>
      {complete.error ? <ProblemCallout problem={toProblem(complete.error)} /> : null}
    </>
  );
}
