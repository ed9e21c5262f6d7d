import { ActRow } from '@/components/connection/act-row';
import { Link } from '@/components/ui/link';
import { Panel } from '@/components/ui/panel';
import { type ActivityPage, inWords } from '@/lib/activity/act';

export function LastActivity({ connectionId, page }: Readonly<{ connectionId: string; page: ActivityPage }>) {
  const all = (
    <Link href={`/connections/${connectionId}/activity`} className="link inline-flex min-h-6 items-center text-13">
      All activity
    </Link>
  );
  return (
    <Panel title="Last activity" aside={all}>
      <ol>
        {inWords(page).map((act) => (
          <ActRow key={act.id} act={act} form="ago" />
        ))}
      </ol>
    </Panel>
  );
}
