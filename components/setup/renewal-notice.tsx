import { Callout } from '@/components/ui/callout';
import { Link } from '@/components/ui/link';
import type { ConnectionView } from '@/lib/connection';
import { renewalWords } from '@/lib/setup/words/renewal';
import { renewalStages, stageNumber } from '@/lib/token/renewal';
import { renewHref } from './step-links';

const words = renewalWords.notice;

/** In a step that is about the token in use: another one is on its way. */
export function RenewalNotice({ view }: Readonly<{ view: ConnectionView }>) {
  if (!view.renewal) return null;
  return (
    <Callout tone="live" title={words.title}>
      <p>
        {words.stage(stageNumber(view.renewal.stage), renewalStages.length)}{' '}
        {view.renewal.credential?.status === 'active' ? null : words.old}
      </p>
      <p>
        <Link href={renewHref(view.id)} className="link inline-flex min-h-6 items-center">
          {words.goOn}
        </Link>
      </p>
    </Callout>
  );
}
