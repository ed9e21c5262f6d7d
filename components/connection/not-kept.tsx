import { Callout } from '@/components/ui/callout';
import { Link } from '@/components/ui/link';
import { notKept, toNewToken } from '@/lib/token/not-kept';

/** Stands wherever a token would be needed that is not kept here: why, and what to do. */
export function NotKept({ connectionId }: Readonly<{ connectionId: string }>) {
  return (
    <Callout tone="neutral" title={notKept.title}>
      <p>{notKept.why}</p>
      <p className="text-ink">{notKept.remedy}</p>
      <p>
        <Link href={`/connections/${connectionId}/setup/authorize?renew=1`} className="link inline-flex min-h-6 items-center">
          {toNewToken}
        </Link>
      </p>
    </Callout>
  );
}
