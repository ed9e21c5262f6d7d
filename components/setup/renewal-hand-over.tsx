'use client';

import { lazy, type ReactNode, Suspense, useState } from 'react';
import { toProblem } from '@/components/connection/api';
import { RelayDisclosure } from '@/components/connection/relay-disclosure';
import { TokenSecret } from '@/components/connection/token-secret';
import { useChange } from '@/components/connection/use-connection';
import { Button } from '@/components/ui/button';
import { CopyField } from '@/components/ui/copy-field';
import { Labelled } from '@/components/ui/labelled';
import { Orders } from '@/components/ui/orders';
import { ProblemCallout } from '@/components/ui/problem-callout';
import type { ConnectionView, CredentialView, RenewalView } from '@/lib/connection';
import { oktaFormLabels } from '@/lib/setup/words/okta-form';
import { renewalWords } from '@/lib/setup/words/renewal';
import { PrimaryButton } from './primary';
import { renewalApi } from './renewal-api';

// The rules of the translator are many, and most renewals need none.
const TaskError = lazy(() => import('./task-error').then((module) => ({ default: module.TaskError })));

const words = renewalWords.handOver;

interface RenewalHandOverProps {
  view: ConnectionView;
  renewal: RenewalView;
  credential: CredentialView;
  /** Where to click in Okta. Drawn by the server. */
  place: ReactNode;
}

/** Okta gets the new token, by hand: it offers no other way. */
export function RenewalHandOver({ view, renewal, credential, place }: Readonly<RenewalHandOverProps>) {
  const [failing, setFailing] = useState(false);
  const confirm = useChange(view.id, () => renewalApi.handOver(view.id, renewal.id, credential.id));
  return (
    <>
      {place}
      <Orders
        orders={[
          { text: <Labelled text={words.open} /> },
          {
            text: <Labelled text={words.organization} />,
            extra: <CopyField label={oktaFormLabels.organizationId} value={view.organizationId ?? words.noId} />,
          },
          {
            text: <Labelled text={words.token} />,
            ...(credential.status === 'pending' ? { note: words.which } : {}),
            extra: <TokenSecret connectionId={view.id} credential={credential} />,
          },
          { text: <Labelled text={words.test} /> },
        ]}
      />
      <RelayDisclosure connectionId={view.id} purpose="okta" summary={words.relay} credential={credential} />
      {failing ? (
        <Suspense>
          <TaskError connectionId={view.id} />
        </Suspense>
      ) : null}
      <div className="flex flex-wrap items-center gap-2">
        <PrimaryButton working={confirm.isPending} onClick={() => confirm.mutate()}>
          {words.confirm}
        </PrimaryButton>
        <Button aria-expanded={failing} onClick={() => setFailing(!failing)}>
          {failing ? words.hideError : words.error}
        </Button>
        <span className="text-13 text-ink-2">{words.note}</span>
      </div>
      {confirm.error ? <ProblemCallout problem={toProblem(confirm.error)} /> : null}
    </>
  );
}
