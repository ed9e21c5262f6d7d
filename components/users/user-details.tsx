'use client';

import { Download } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import { CopyButton } from '@/components/ui/copy-button';
import { Time } from '@/components/ui/time';
import type { Edition } from '@/lib/okta/edition';
import { accountStatusMeaning } from '@/lib/scim/account-status-words';
import type { ScimUser } from '@/lib/scim/user';
import { accountStatusOf, lastModifiedOf, sourceOf } from '@/lib/scim/user-facts';
import { type Attribute, attributesOf } from './attributes';
import type { DetailTab } from './detail-tab';
import { DetailTabs } from './detail-tabs';
import { UserStatus } from './user-status';

interface AttributeListProps {
  title: string;
  attributes: readonly Attribute[];
  note?: string | null;
}

function AttributeList({ title, attributes, note = null }: AttributeListProps) {
  return (
    <section className="not-first:mt-2.5 not-first:border-t not-first:border-line">
      <h3 className="px-5 pt-3.5 pb-1.5 text-13 text-ink-2">{title}</h3>
      {note ? <p className="px-5 pb-2 text-12 text-ink-2">{note}</p> : null}
      {attributes.length === 0 ? <p className="px-5 pb-2 text-13 text-ink-3">None</p> : null}
      <dl>
        {attributes.map(({ path, value }, index) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: two extensions may use one name, and the list does not reorder.
            key={`${index} ${path}`}
            className="grid min-h-8 grid-cols-[124px_minmax(0,1fr)_28px] items-center gap-2 py-1 pr-3 pl-5 hover:bg-hover"
          >
            <dt className="font-mono text-12 text-ink-3 [overflow-wrap:anywhere]">{path}</dt>
            <dd className="min-w-0 text-13 [overflow-wrap:anywhere]">{value}</dd>
            <dd>
              <CopyButton label={path} text={value} bare />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const licenceNote = 'licenseID holds Webex’s own numbers of licences. Their names need a token with other scopes.';
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

interface UserDetailsProps {
  connectionId: string;
  user: ScimUser;
  edition: Edition | null;
}

export function UserDetails({ connectionId, user, edition }: Readonly<UserDetailsProps>) {
  const [tab, setTab] = useState<DetailTab>('Attributes');
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
      </p>
      <AccountStates user={user} />
      <DetailTabs tab={tab} onTab={setTab}>
        {tab === 'Attributes' ? (
          <>
            <AttributeList title="Okta sends" attributes={fromOkta} note={edition === null ? editionUnknown : null} />
            <AttributeList title="Only Webex" attributes={others} note={licenceNote} />
          </>
        ) : (
          <Suspense>{tab === 'History' ? <UserHistory connectionId={connectionId} userId={user.id} /> : <RawScim json={json} />}</Suspense>
        )}
      </DetailTabs>
      <div className="flex min-h-12 flex-wrap items-center gap-2 border-t border-line px-5 py-2">
        <a
          href={`/api/connections/${connectionId}/users/${encodeURIComponent(user.id)}/export`}
          download
          className={buttonClass('secondary', 'sm')}
        >
          <Download aria-hidden="true" className="size-3.5" />
          Download JSON
        </a>
        <span className="text-12 text-ink-2">As Webex answers now.</span>
      </div>
    </>
  );
}
