import { Button } from '@/components/ui/button';
import { Time } from '@/components/ui/time';
import { readRole, roles, roleWords } from '@/lib/team/role';
import type { Member } from '@/lib/team/views';
import { cell, head, wideOnly } from './table-class';
import type { TeamAct } from './team-screen';

interface MemberTableProps {
  members: readonly Member[];
  mayManage: boolean;
  busy: boolean;
  onAct: (act: TeamAct) => void;
}

export function MemberTable({ members, mayManage, busy, onAct }: MemberTableProps) {
  if (members.length === 0)
    return <p className="text-ink-2">Nobody has signed in through the company yet. Whoever does appears here, as a viewer at first.</p>;
  return (
    <div className="overflow-x-auto rounded-3 border border-line bg-surface">
      <table className="w-full border-collapse text-left">
        <thead>
          <tr>
            <th scope="col" className={head}>
              Member
            </th>
            <th scope="col" className={head}>
              Role
            </th>
            <th scope="col" className={`${head} ${wideOnly}`}>
              Last seen
            </th>
            {mayManage ? <th scope="col" className={head} aria-label="Access" /> : null}
          </tr>
        </thead>
        <tbody>
          {members.map(({ id, email, name, role, seenAt, removed }) => (
            <tr key={id} className="border-t border-line">
              <th scope="row" className={`${cell} font-normal`}>
                <span className="block font-medium [overflow-wrap:anywhere]">{email}</span>
                {name === email ? null : <span className="block text-12 text-ink-2 [overflow-wrap:anywhere]">{name}</span>}
              </th>
              <td className={cell}>
                {removed ? (
                  'Removed'
                ) : mayManage ? (
                  <select
                    aria-label={`Role of ${email}`}
                    value={role}
                    disabled={busy}
                    onChange={(event) => {
                      const chosen = readRole(event.currentTarget.value);
                      if (chosen) onAct({ kind: 'role', id, role: chosen });
                    }}
                    className="h-9 rounded-2 border border-control bg-surface px-2"
                  >
                    {roles.map((option) => (
                      <option key={option} value={option}>
                        {roleWords[option].label}
                      </option>
                    ))}
                  </select>
                ) : (
                  roleWords[role].label
                )}
              </td>
              <td className={`${cell} ${wideOnly}`}>
                <Time at={seenAt} form="ago" />
              </td>
              {mayManage ? (
                <td className={`${cell} text-right`}>
                  {removed ? (
                    <Button
                      size="sm"
                      disabled={busy}
                      onClick={() => onAct({ kind: 'role', id, role })}
                      aria-label={`Let ${email} in again`}
                    >
                      Let in again
                    </Button>
                  ) : (
                    <Button size="sm" disabled={busy} onClick={() => onAct({ kind: 'remove', id })} aria-label={`Remove ${email}`}>
                      Remove
                    </Button>
                  )}
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
