'use client';

import { useState } from 'react';
import { ProblemCallout } from '@/components/ui/problem-callout';
import { SecretField } from '@/components/ui/secret-field';
import type { CredentialView } from '@/lib/connection';
import type { ProblemDocument } from '@/lib/problems';
import { oktaFormLabels } from '@/lib/setup/words/okta-form';
import { api, toProblem } from './api';

interface TokenSecretProps {
  connectionId: string;
  credential: CredentialView;
}

export function TokenSecret({ connectionId, credential }: TokenSecretProps) {
  const [problem, setProblem] = useState<ProblemDocument | null>(null);
  return (
    <div className="grid gap-3">
      <SecretField
        label={oktaFormLabels.token}
        fingerprint={credential.fingerprint}
        obtain={(purpose) => {
          setProblem(null);
          return api.reveal(connectionId, purpose, credential.status === 'pending' ? credential.id : undefined);
        }}
        onRefused={(error) => setProblem(toProblem(error))}
      />
      {problem ? <ProblemCallout problem={problem} /> : null}
    </div>
  );
}
