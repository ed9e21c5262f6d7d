'use client';

import { lazy, Suspense, useState } from 'react';
import { RelayDisclosure } from '@/components/connection/relay-disclosure';
import { TokenSecret } from '@/components/connection/token-secret';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { CopyField } from '@/components/ui/copy-field';
import { Disclosure } from '@/components/ui/disclosure';
import type { ConnectionView } from '@/lib/connection';
import { configureOktaWords } from '@/lib/setup/words/configure-okta';
import { oktaFormLabels } from '@/lib/setup/words/okta-form';
import { Missing } from './missing';
import { ForgetForm, NotKept, RenewalNotice } from './rare-parts';
import { StatedStep } from './stated-step';
import { useView } from './use-steps';

// The rules of the translator are many, and most visits need none.
const TaskError = lazy(() => import('./task-error').then((module) => ({ default: module.TaskError })));

const { missing, older, notKeeping, relay, showsError, hideError } = configureOktaWords;

function OrganizationValue({ view }: Readonly<{ view: ConnectionView }>) {
  return view.organizationId ? (
    <CopyField label={oktaFormLabels.organizationId} value={view.organizationId} />
  ) : (
    <Missing connectionId={view.id} stepId="organization-id" {...missing.organization} />
  );
}

function TokenValue({ view: { id, credential, serverNow } }: Readonly<{ view: ConnectionView }>) {
  const expired = credential?.expiresAt != null && credential.expiresAt <= serverNow;
  if (!credential || expired) return <Missing connectionId={id} stepId="authorize" {...(expired ? missing.expired : missing.token)} />;
  return credential.kept ? <TokenSecret connectionId={id} credential={credential} /> : <NotKept connectionId={id} />;
}

/** Once Okta holds the token, it need not be kept here. */
function NotKeeping({ view: { id, credential, progress } }: Readonly<{ view: ConnectionView }>) {
  const [isOpen, setIsOpen] = useState(false);
  const handedOver = progress.some((state) => state.id === 'configure-okta' && state.done);
  if (!handedOver || credential?.status !== 'active') return null;
  return (
    <Disclosure summary={notKeeping} onOpen={() => setIsOpen(true)}>
      {isOpen ? <ForgetForm key={credential.id} connectionId={id} credential={credential} /> : null}
    </Disclosure>
  );
}

export function ConfigureOktaStep() {
  const view = useView();
  const [failing, setFailing] = useState(false);
  const stale = view.progress.some(({ id, mark }) => id === 'configure-okta' && mark === 'stale');
  return (
    <StatedStep
      values={{ 'organization-id': <OrganizationValue view={view} />, token: <TokenValue view={view} /> }}
      before={
        <>
          <RenewalNotice view={view} />
          {stale ? (
            <Callout tone="warn" title={older.title}>
              <p>{older.text}</p>
            </Callout>
          ) : null}
        </>
      }
      beside={
        <Button aria-expanded={failing} onClick={() => setFailing(!failing)}>
          {failing ? hideError : showsError}
        </Button>
      }
    >
      {failing ? (
        <Suspense>
          <TaskError connectionId={view.id} />
        </Suspense>
      ) : null}
      <NotKeeping view={view} />
      {view.credential ? <RelayDisclosure connectionId={view.id} purpose="okta" summary={relay} credential={view.credential} /> : null}
    </StatedStep>
  );
}
