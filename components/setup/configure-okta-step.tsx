'use client';

import Link from 'next/link';
import { TokenSecret } from '@/components/connection/token-secret';
import { CopyField } from '@/components/ui/copy-field';
import { Disclosure } from '@/components/ui/disclosure';
import type { ConnectionView } from '@/lib/connection';
import { Missing } from './missing';
import { StatedStep } from './stated-step';
import { stepHref } from './step-links';

function OktaValues({ view }: Readonly<{ view: ConnectionView }>) {
  const { id, organizationId, credential } = view;
  const expired = credential?.expiresAt != null && credential.expiresAt <= view.serverNow;
  return (
    <div className="grid gap-4">
      {organizationId ? (
        <CopyField label="Organization ID" value={organizationId} />
      ) : (
        <Missing
          connectionId={id}
          stepId="organization-id"
          what="The Organization ID is missing"
          why="Okta asks for it in its first field."
        />
      )}
      {credential && !expired ? (
        <TokenSecret connectionId={id} credential={credential} />
      ) : (
        <Missing
          connectionId={id}
          stepId="authorize"
          what={expired ? 'The token has expired' : 'There is no token yet'}
          why={expired ? 'Okta would refuse it. Sign in again to get a new one.' : 'Okta asks for it in the field API Token.'}
        />
      )}
    </div>
  );
}

const valuesOrder = 3;

export function ConfigureOktaStep({ view }: Readonly<{ view: ConnectionView }>) {
  return (
    <StatedStep view={view} stepId="configure-okta" extras={{ [valuesOrder]: <OktaValues view={view} /> }}>
      <Disclosure summary="Okta shows an error">
        <p>Copy both values again with Copy and paste them over the old ones: a missing character is the usual cause.</p>
        <p>
          Then{' '}
          <Link href={stepHref(view.id, 'verify')} prefetch={false} className="link">
            run the checks again
          </Link>
          . They ask Webex the same question as Okta’s test, and name the cause.
        </p>
      </Disclosure>
    </StatedStep>
  );
}
