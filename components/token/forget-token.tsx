import { ForgetForm } from '@/components/connection/forget-form';
import { Panel } from '@/components/ui/panel';
import type { CredentialView } from '@/lib/connection';
import { forgetWords } from '@/lib/token/forget-words';

export function ForgetToken({ connectionId, credential }: Readonly<{ connectionId: string; credential: CredentialView }>) {
  return (
    <Panel title={forgetWords.title} id="forget">
      <div className="p-4">
        <ForgetForm connectionId={connectionId} credential={credential} />
      </div>
    </Panel>
  );
}
