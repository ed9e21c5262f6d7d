'use client';

import { Download } from 'lucide-react';
import { lazy, memo, type ReactNode, Suspense, startTransition, useDeferredValue, useEffect, useState } from 'react';
import { DownloadLink } from '@/components/connection/download-link';
import { buttonClass } from '@/components/ui/button-class';
import { CopyButton } from '@/components/ui/copy-button';
import { Skeleton } from '@/components/ui/skeleton';
import { Time } from '@/components/ui/time';
import type { Edition } from '@/lib/okta/edition';
import { accountStatusMeaning } from '@/lib/scim/account-status-words';
import type { ScimUser } from '@/lib/scim/user';
import { accountStatusOf, lastModifiedOf, sourceOf } from '@/lib/scim/user-facts';
import type { GroupsUnread } from '@/lib/users-page';
import { type Attribute, attributesOf, keysOf } from './attributes';
import type { DetailTab } from './detail-tab';
import { DetailTabs } from './detail-tabs';
import { UserStatus } from './user-status';

interface AttributeListProps {
  title: string;
  attributes: readonly Attribute[];
  notes?: readonly (string | null)[];
}

interface AttributeRowProps {
  path: string;
  value: string;
}

/** It draws itself again only when the next user has another value there. */
const AttributeRow = memo(function AttributeRow({ path, value }: AttributeRowProps) {
  return (
    <div className="grid min-h-8 grid-cols-[124px_minmax(0,1fr)_28px] items-center gap-2 py-1 pr-3 pl-5 hover:bg-hover">
      <dt className="font-mono text-12 text-ink-3 [overflow-wrap:anywhere]">{path}</dt>
      <dd className="min-w-0 text-13 [overflow-wrap:anywhere]">{value}</dd>
      <dd>
        <CopyButton label={path} text={value} bare />
      </dd>
    </div>
  );
});

/** So many rows come first when a list is new: all forty at once would keep a key waiting on a slow machine. */
const firstRows = 8;

/** How many rows of a list are drawn: some when it is new, and more after each drawing. Those of the next user take their places. */
function useGrowing(total: number): number {
  const [count, setCount] = useState(firstRows);
  useEffect(() => {
    // By halves: some have thousands of groups.
    if (count < total) startTransition(() => setCount(count + Math.max(firstRows, count >> 1)));
  }, [count, total]);
  return count;
}

function AttributeList({ title, attributes, notes = [] }: AttributeListProps) {
  const count = useGrowing(attributes.length);
  const keys = keysOf(attributes);
  return (
    <section className="not-first:mt-2.5 not-first:border-t not-first:border-line">
      <h3 className="px-5 pt-3.5 pb-1.5 text-13 text-ink-2">{title}</h3>
      {notes.map((note) =>
        note === null ? null : (
          <p key={note} className="px-5 pb-2 text-12 text-ink-2">
            {note}
          </p>
        ),
      )}
      {attributes.length === 0 ? <p className="px-5 pb-2 text-13 text-ink-3">None</p> : null}
      <dl>
        {attributes.slice(0, count).map(({ path, value }, index) => (
          <AttributeRow key={keys[index]} path={path} value={value} />
        ))}
      </dl>
    </section>
  );
}

const licenceNote = 'licenseID holds Webex’s own numbers of licences. Their names need a token with other scopes.';
const groupsNotes: Readonly<Record<GroupsUnread, string>> = {
  'older-scim': 'The older SCIM has no groups.',
  refused: 'Webex did not tell which groups this user is in.',
};
const editionUnknown = 'The edition of the Okta app is not known yet; step 5 finds it. Every edition sends these six.';

const RawScim = lazy(() => import('./raw-scim').then((module) => ({ default: module.RawScim })));
const UserHistory = lazy(() => import('./user-history').then((module) => ({ default: module.UserHistory })));

/** What account states say beyond the word beside the name. */
function AccountStates({ user }: Readonly<{ user: ScimUser }>) {
  const states = accountStatusOf(user).filter((state) => state !== 'active');
  if (states.length === 0) return null;
  return (
    <ul className="grid gap-0.5 px-5 pb-3 text-13 text-ink-2">
      {states.map((state) => (
        <li key={state} className="[overflow-wrap:anywhere]">
          Account {state}. {accountStatusMeaning(state) ?? 'No document of Webex explains this state.'}
        </li>
      ))}
    </ul>
  );
}

const download = <Download aria-hidden="true" className="size-3.5" />;

/** Holds the place of a tab whose code is on its way. */
const tabWaits = (
  <p role="status" className="grid gap-3 px-5 pt-4">
    <span className="sr-only">Loading…</span>
    <Skeleton className="w-40" />
    <Skeleton className="w-56" />
  </p>
);

/** Comes a moment after what is around it. All of a user at once would keep the next key waiting on a slow machine. */
function Later({ children }: Readonly<{ children: ReactNode }>) {
  return useDeferredValue(true, false) ? children : null;
}

interface UserDetailsProps {
  connectionId: string;
  user: ScimUser;
  /** When Webex answered, and whether it refused a newer reading. */
  readAt: number;
  old: boolean;
  edition: Edition | null;
  groupsUnread: GroupsUnread | null;
  tab: DetailTab;
  onTab: (tab: DetailTab) => void;
}

export const UserDetails = memo(function UserDetails(props: Readonly<UserDetailsProps>) {
  const { connectionId, user, readAt, old, edition, groupsUnread, tab, onTab } = props;
  const { fromOkta, others } = attributesOf(user, edition);
  const json = JSON.stringify(user, null, 2);
  const modified = lastModifiedOf(user);
  const source = sourceOf(user);

  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 px-5 pb-3 text-13 text-ink-2">
        <UserStatus user={user} />
        {modified === null ? null : (
          <span>
            changed <Time at={modified} form="ago" />
          </span>
        )}
        {source ? <span className="[overflow-wrap:anywhere]">source {source}</span> : null}
        <span>
          {old ? 'as read' : 'live'} from Webex, <Time at={readAt} form="clock-seconds" />
        </span>
      </p>
      <AccountStates user={user} />
      <DetailTabs tab={tab} onTab={onTab}>
        {tab === 'Attributes' ? (
          <Later>
            <AttributeList title="Okta sends" attributes={fromOkta} notes={[edition === null ? editionUnknown : null]} />
            <AttributeList title="Only Webex" attributes={others} notes={[licenceNote, groupsUnread && groupsNotes[groupsUnread]]} />
          </Later>
        ) : (
          <Suspense fallback={tabWaits}>
            {tab === 'History' ? <UserHistory connectionId={connectionId} userId={user.id} /> : <RawScim json={json} />}
          </Suspense>
        )}
      </DetailTabs>
      <div className="flex min-h-12 flex-wrap items-center gap-2 border-t border-line px-5 py-2">
        <DownloadLink
          key={user.id}
          href={`/api/connections/${connectionId}/users/${encodeURIComponent(user.id)}/export`}
          className={buttonClass('secondary', 'sm')}
        >
          {download}
          Download JSON
        </DownloadLink>
        <CopyButton label="JSON" text={json} words="Copy as JSON" />
        <span className="text-12 text-ink-2">The copy is what is shown, the download what Webex answers now.</span>
      </div>
    </>
  );
});
