import { buttonClass } from '@/components/ui/button-class';
import { Link } from '@/components/ui/link';
import { Panel } from '@/components/ui/panel';
import type { ConnectionView } from '@/lib/connection';
import { renewalStages, stageNumber } from '@/lib/token/renewal';

/** Where a renewal stands, or what one would be. */
export function RenewPanel({ view }: Readonly<{ view: ConnectionView }>) {
  const { renewal } = view;
  return (
    <Panel title="Renew without downtime">
      {renewal ? (
        <div className="flex flex-wrap items-center justify-between gap-3 p-4">
          <p className="text-13 text-ink-2">
            Renewal in progress: stage {stageNumber(renewal.stage)} of {renewalStages.length}.
          </p>
          <Link href={`/connections/${view.id}/token/renew`} className={buttonClass('secondary', 'sm')}>
            Continue
          </Link>
        </div>
      ) : (
        <ol className="grid list-decimal gap-2 py-4 pr-4 pl-9 text-13 text-ink-2">
          <li>Sign in again: a new token, about 1 minute.</li>
          <li>Onramp checks it while Okta keeps using the old one.</li>
          <li>Paste the new one in Okta, test it there and save.</li>
          <li>Onramp waits for a first sign of life.</li>
          <li>Then its copy of the old one is deleted.</li>
        </ol>
      )}
    </Panel>
  );
}
