import { Link } from '@/components/ui/link';
import type { ActInWords } from '@/lib/activity/act';

/** To which connection it was done, in a list of many, and from which address. */
export function ActPlace({ act: { connection, origin } }: Readonly<{ act: ActInWords }>) {
  if (!connection && !origin) return null;
  return (
    <span className="flex flex-wrap gap-x-2 text-13 text-ink-2 [overflow-wrap:anywhere]">
      {connection?.name ? (
        <Link href={`/connections/${connection.id}/activity`} className="link">
          <bdi>{connection.name}</bdi>
        </Link>
      ) : null}
      {connection && !connection.name ? <span>a connection that is gone</span> : null}
      {origin ? <span>from {origin}</span> : null}
    </span>
  );
}
