'use client';

import { History, LogOut } from 'lucide-react';
import { useState } from 'react';
import { Link } from '@/components/ui/link';
import { signOut } from './session';

const initialsOf = (name: string) =>
  name
    .split(/[\s._@-]+/)
    .filter(Boolean)
    .slice(0, 2)
    .map((part) => part.charAt(0).toUpperCase())
    .join('') || '?';

export function AccountMenu({ name }: Readonly<{ name: string }>) {
  const [failed, setFailed] = useState(false);
  const leave = async () => {
    try {
      await signOut();
      window.location.assign('/sign-in');
    } catch {
      // Onramp does not answer; the menu says so and stays.
      setFailed(true);
    }
  };
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
          Signed in as <b className="font-medium text-ink [overflow-wrap:anywhere]">{name}</b>
        </p>
        <Link href="/activity" className="flex min-h-9 items-center gap-2 rounded-2 px-2.5 text-ink no-underline hover:bg-hover">
          <History aria-hidden="true" className="size-4 text-ink-3" />
          All activity
        </Link>
        <button type="button" onClick={leave} className="flex min-h-9 w-full items-center gap-2 rounded-2 px-2.5 text-left hover:bg-hover">
          <LogOut aria-hidden="true" className="size-4 text-ink-3" />
          Sign out
        </button>
        {failed ? (
          <p role="alert" className="px-2.5 py-2 text-13 text-fail">
            Onramp does not answer. Try again.
          </p>
        ) : null}
      </div>
    </>
  );
}
