'use client';

import { toProblem } from '@/components/connection/api';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { CopyField } from '@/components/ui/copy-field';
import { Panel } from '@/components/ui/panel';
import { ProblemCallout } from '@/components/ui/problem-callout';
import { Skeleton } from '@/components/ui/skeleton';
import type { CredentialView } from '@/lib/connection';
import { AddChannel } from './add-channel';
import { CalendarFile } from './calendar-file';
import { ChannelRow } from './channel-row';
import { useChannels } from './use-channels';

interface RemindersPanelProps {
  connectionId: string;
  credential: CredentialView | null;
  now: number;
}

/** How the admin is reminded, inside of a calendar and outside of the app. */
export function RemindersPanel({ connectionId, credential, now }: Readonly<RemindersPanelProps>) {
  const { query, change } = useChannels(connectionId);
  const { data } = query;
  const secret = change.data?.secret;
  const failed = change.variables?.act === 'add' ? null : change.error;
  return (
    <Panel title="Reminders" id="reminders">
      <ul aria-label="Ways to be reminded">
        {credential ? (
          <li className="px-4 py-3">
            <CalendarFile connectionId={connectionId} credential={credential} now={now} />
          </li>
        ) : null}
        {data?.channels.map((channel) => (
          <ChannelRow key={channel.id} channel={channel} change={change} />
        ))}
      </ul>
      {query.isPending ? (
        <div className="border-t border-line px-4 py-3">
          <Skeleton className="h-4 w-40" />
        </div>
      ) : null}
      {query.error && !data ? (
        <div className="border-t border-line p-4">
          <ProblemCallout
            problem={toProblem(query.error)}
            action={
              <Button size="sm" onClick={() => void query.refetch()}>
                Try again
              </Button>
            }
          />
        </div>
      ) : null}
      {secret ? (
        <div className="grid gap-3 border-t border-line p-4">
          <Callout tone="live" title="Keep this secret now" alert>
            <p>It is not shown again. The receiver checks the signature of each message with it, as Standard Webhooks describes.</p>
          </Callout>
          <CopyField label="Signing secret" value={secret.value} />
          <div>
            <Button size="sm" variant="ghost" onClick={() => change.reset()}>
              I have kept it
            </Button>
          </div>
        </div>
      ) : null}
      {failed ? (
        <div className="border-t border-line p-4">
          <ProblemCallout problem={toProblem(failed)} />
        </div>
      ) : null}
      {data ? (
        <div className="border-t border-line p-4">
          <AddChannel mailReady={data.mailReady} change={change} />
        </div>
      ) : null}
    </Panel>
  );
}
