import { Link } from '@/components/ui/link';
import { Mark } from '@/components/ui/mark';
import { Panel } from '@/components/ui/panel';
import type { ConnectionView } from '@/lib/connection';
import { stillOff } from '@/lib/setup/still-off';

const shownMost = 3;

export function OffPanel({ view }: Readonly<{ view: ConnectionView }>) {
  const list = stillOff(view);
  const more = list.length - shownMost;
  const all = (
    <Link href={`/connections/${view.id}/setup/result`} className="link inline-flex min-h-6 items-center text-13">
      {more > 0 ? `All ${list.length}` : 'Result of the setup'}
    </Link>
  );
  return (
    <Panel title="What is still off" aside={all}>
      {list.length === 0 ? (
        <p className="p-4 text-13 text-ink-2">Nothing that Onramp can see.</p>
      ) : (
        <ul>
          {list.slice(0, shownMost).map(({ title, step }) => (
            <li
              key={title}
              className="grid grid-cols-[20px_minmax(0,1fr)] items-center gap-x-3 px-4 py-2.5 not-first:border-t not-first:border-line"
            >
              <Mark kind="warned" />
              <Link
                href={`/connections/${view.id}/setup/${step}`}
                className="link min-h-6 justify-self-start text-13 leading-6 [overflow-wrap:anywhere]"
              >
                {title}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
