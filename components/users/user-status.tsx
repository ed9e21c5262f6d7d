import { CircleCheck, CircleMinus, CircleQuestionMark, Clock, TriangleAlert } from 'lucide-react';
import type { ScimUser } from '@/lib/scim/user';
import { accountStatusOf, licenceCountOf } from '@/lib/scim/user-facts';

const looks = {
  active: { word: 'Active', Icon: CircleCheck, icon: 'text-pass', text: '' },
  unlicensed: { word: 'No licence', Icon: TriangleAlert, icon: 'text-warn', text: '' },
  pending: { word: 'Pending', Icon: Clock, icon: 'text-ink-3', text: 'text-ink-2' },
  inactive: { word: 'Inactive', Icon: CircleMinus, icon: 'text-ink-3', text: 'text-ink-2' },
  unknown: { word: 'Not known', Icon: CircleQuestionMark, icon: 'text-ink-3', text: 'text-ink-2' },
} as const;

function lookOf(user: ScimUser) {
  const states = accountStatusOf(user);
  if (user.active === false || states.includes('disabled')) return looks.inactive;
  if (states.includes('pending')) return looks.pending;
  if (user.active !== true && !states.includes('active')) return looks.unknown;
  return licenceCountOf(user) === 0 ? looks.unlicensed : looks.active;
}

export function UserStatus({ user }: Readonly<{ user: ScimUser }>) {
  const { word, Icon, icon, text } = lookOf(user);
  return (
    <span className={`inline-flex items-center gap-1.5 whitespace-nowrap ${text}`}>
      <Icon aria-hidden="true" className={`size-3.5 flex-none ${icon}`} strokeWidth={2.2} />
      {word}
    </span>
  );
}

export function Licences({ user }: Readonly<{ user: ScimUser }>) {
  const count = licenceCountOf(user);
  if (count === null) return <span className="text-ink-3">Not known</span>;
  if (count === 0) return <span className="text-ink-3">None</span>;
  return <span className="tabular-nums">{count === 1 ? '1 licence' : `${count} licences`}</span>;
}
