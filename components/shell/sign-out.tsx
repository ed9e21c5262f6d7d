'use client';

import { type ReactNode, useState } from 'react';
import { signOut } from './end-session';

/** Ends the session. @param children what the button shows, drawn by the server. */
export function SignOut({ children }: Readonly<{ children: ReactNode }>) {
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
      <button type="button" onClick={leave} className="flex min-h-9 w-full items-center gap-2 rounded-2 px-2.5 text-left hover:bg-hover">
        {children}
      </button>
      {failed ? (
        <p role="alert" className="px-2.5 py-2 text-13 text-fail">
          Onramp does not answer. Try again.
        </p>
      ) : null}
    </>
  );
}
