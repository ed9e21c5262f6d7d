'use client';

import { CalendarPlus } from 'lucide-react';
import { buttonClass } from '@/components/ui/button-class';
import { useTimeZone } from '@/components/ui/use-browser';
import type { CredentialView } from '@/lib/connection';
import { remindersOf, reminderWords } from '@/lib/token/reminders';

interface CalendarFileProps {
  connectionId: string;
  credential: CredentialView;
  now: number;
}

function whyNone(expiresAt: number | null, now: number): string | null {
  if (expiresAt === null)
    return 'Webex named no end for this token, so there is no day to put in a calendar. If you know the end, state it.';
  return expiresAt <= now ? 'This token has ended. Renew it, then add the new one to your calendar.' : null;
}

export function CalendarFile({ connectionId, credential, now }: Readonly<CalendarFileProps>) {
  const timeZone = useTimeZone();
  const { receivedAt, expiresAt } = credential;
  const none = whyNone(expiresAt, now);
  const ahead = expiresAt === null ? [] : remindersOf({ receivedAt, expiresAt }, timeZone).filter(({ dueAt }) => dueAt > now);
  return (
    <div className="grid grid-cols-[16px_minmax(0,1fr)] gap-x-3 gap-y-2">
      <CalendarPlus aria-hidden="true" className="mt-0.5 size-4" />
      <div className="grid justify-items-start gap-0.5">
        <span>Calendar file (.ics)</span>
        <span className="text-13 text-ink-2">{none ?? reminderWords(ahead)}</span>
        {none ? null : (
          <a
            href={`/api/connections/${connectionId}/calendar?timeZone=${encodeURIComponent(timeZone)}`}
            download
            className={`mt-1.5 ${buttonClass('secondary', 'sm')}`}
          >
            Add reminder to calendar
          </a>
        )}
      </div>
    </div>
  );
}
