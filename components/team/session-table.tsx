import { Button } from '@/components/ui/button';
import { Time } from '@/components/ui/time';
import { roleWords } from '@/lib/team/role';
import type { OpenSession } from '@/lib/team/views';
import { cell, head, wideOnly } from './table-class';
import type { TeamAct } from './team-screen';

interface SessionTableProps {
  sessions: readonly OpenSession[];
  busy: boolean;
  onAct: (act: TeamAct) => void;
}

export function SessionTable({ sessions, busy, onAct }: SessionTableProps) {
  return (
    <div className="overflow-x-auto rounded-3 border border-line bg-surface">
      <table className="w-full border-collapse text-left">
        <thead>
          <tr>
            <th scope="col" className={head}>
              Who
            </th>
            <th scope="col" className={`${head} ${wideOnly}`}>
              From
            </th>
            <th scope="col" className={`${head} ${wideOnly}`}>
              Signed in
            </th>
            <th scope="col" className={head}>
              Last seen
            </th>
            <th scope="col" className={head} aria-label="End" />
          </tr>
        </thead>
        <tbody>
          {sessions.map(({ id, name, role, address, since, seenAt, current }) => (
            <tr key={id} className="border-t border-line">
              <th scope="row" className={`${cell} font-normal`}>
                <span className="block font-medium [overflow-wrap:anywhere]">{name}</span>
                <span className="block text-12 text-ink-2">{roleWords[role].label}</span>
              </th>
              <td className={`${cell} ${wideOnly} font-mono text-12`}>{address ?? 'not known'}</td>
              <td className={`${cell} ${wideOnly}`}>
                <Time at={since} form="ago" />
              </td>
              <td className={cell}>
                <Time at={seenAt} form="ago" />
              </td>
              <td className={`${cell} text-right`}>
                {current ? (
                  <span className="text-13 text-ink-2">This one</span>
                ) : (
                  <Button size="sm" disabled={busy} onClick={() => onAct({ kind: 'end', id })} aria-label={`End the session of ${name}`}>
                    End
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
