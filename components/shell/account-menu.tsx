import { History, LogOut, Users } from 'lucide-react';
import { Link } from '@/components/ui/link';
import { type Role, roleWords } from '@/lib/team/role';
import { SignOut } from './sign-out';

const initialsOf = (name: string) =>
  name
    .split(/[\s._@-]+/)
    .filter(Boolean)
    .slice(0, 2)
    .map((part) => part.charAt(0).toUpperCase())
    .join('') || '?';

export function AccountMenu({ name, role }: Readonly<{ name: string; role: Role }>) {
  return (
    <>
      <button
        type="button"
        popoverTarget="account-menu"
        aria-label={`Account: ${name}`}
        className="grid size-8 flex-none place-items-center rounded-full border border-line bg-sunken text-11 font-semibold text-ink-2 hover:bg-hover"
      >
        {initialsOf(name)}
      </button>
      <div id="account-menu" popover="auto" className="menu-end w-60 rounded-3 border border-line bg-surface p-1.5 text-ink shadow-pop">
        <p className="px-2.5 py-2 text-13 text-ink-2">
          Signed in as <b className="font-medium text-ink [overflow-wrap:anywhere]">{name}</b>, {roleWords[role].label.toLowerCase()}
        </p>
        <Link href="/activity" className="flex min-h-9 items-center gap-2 rounded-2 px-2.5 text-ink no-underline hover:bg-hover">
          <History aria-hidden="true" className="size-4 text-ink-3" />
          All activity
        </Link>
        <Link href="/team" className="flex min-h-9 items-center gap-2 rounded-2 px-2.5 text-ink no-underline hover:bg-hover">
          <Users aria-hidden="true" className="size-4 text-ink-3" />
          Team and sessions
        </Link>
        <SignOut>
          <LogOut aria-hidden="true" className="size-4 text-ink-3" />
          Sign out
        </SignOut>
      </div>
    </>
  );
}
