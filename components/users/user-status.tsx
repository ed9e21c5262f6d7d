import { CircleCheck, CircleMinus, CircleQuestionMark, Clock, TriangleAlert } from 'lucide-react';
import type { ScimUser } from '@/lib/scim/user';
import type { SnapshotRow } from '@/lib/users/snapshot';
import { toUserRow } from '@/lib/users/user-row';

const looks = {
  active: { word: 'Active', Icon: CircleCheck, icon: 'text-pass', text: '' },
  unlicensed: { word: 'No licence', Icon: TriangleAlert, icon: 'text-warn', text: '' },
  blocked: { word: 'Blocked', Icon: TriangleAlert, icon: 'text-warn', text: '' },
  pending: { word: 'Pending', Icon: Clock, icon: 'text-ink-3', text: 'text-ink-2' },
  inactive: { word: 'Inactive', Icon: CircleMinus, icon: 'text-ink-3', text: 'text-ink-2' },
  unknown: { word: 'Not known', Icon: CircleQuestionMark, icon: 'text-ink-3', text: 'text-ink-2' },
} as const;

/** Beginnings of account states with which nobody can work, whatever `active` says. */
const blocking = ['disabled', 'suspended', 'fraud', 'marked-deleted'];

function lookOf({ active, accountStatus, licences }: SnapshotRow) {
  // As the filter has it: `active`, and nothing else.
  if (active === false) return looks.inactive;
  const states = accountStatus.map((state) => state.toLowerCase().replaceAll('_', '-'));
  if (states.some((state) => blocking.some((start) => state.startsWith(start)))) return looks.blocked;
  if (states.some((state) => state.startsWith('pending'))) return looks.pending;
  if (active !== true && !states.includes('active')) return looks.unknown;
  return licences === 0 ? looks.unlicensed : looks.active;
}

export function RowStatus({ row }: Readonly<{ row: SnapshotRow }>) {
  const { word, Icon, icon, text } = lookOf(row);
  return (
    <span className={`inline-flex items-center gap-1.5 align-middle whitespace-nowrap ${text}`}>
      <Icon aria-hidden="true" className={`size-3.5 flex-none ${icon}`} strokeWidth={2.2} />
      {word}
    </span>
  );
}

export function UserStatus({ user }: Readonly<{ user: ScimUser }>) {
  return <RowStatus row={toUserRow(user)} />;
}

export function Licences({ count }: Readonly<{ count: number | null }>) {
  if (count === null) return <span className="text-ink-3">Not known</span>;
  if (count === 0) return <span className="text-ink-3">None</span>;
  return <span className="tabular-nums">{count === 1 ? '1 licence' : `${count} licences`}</span>;
}
