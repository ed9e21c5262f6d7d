'use client';

import { Download } from 'lucide-react';
import { type KeyboardEvent, lazy, Suspense, useId, useState } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import { CopyButton } from '@/components/ui/copy-button';
import { Time } from '@/components/ui/time';
import type { Edition } from '@/lib/okta/edition';
import { accountStatusMeaning } from '@/lib/scim/account-status-words';
import type { ScimUser } from '@/lib/scim/user';
import { accountStatusOf, lastModifiedOf, sourceOf } from '@/lib/scim/user-facts';
import { type Attribute, attributesOf } from './attributes';
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

const tabs = ['Attributes', 'Raw SCIM', 'History'] as const;

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
  const id = useId();
  const [tab, setTab] = useState<(typeof tabs)[number]>('Attributes');
  const { fromOkta, others } = attributesOf(user, edition);
  const json = JSON.stringify(user, null, 2);
  const modified = lastModifiedOf(user);
  const source = sourceOf(user);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.stopPropagation();
    const step = event.key === 'ArrowRight' ? 1 : -1;
    const other = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length] ?? 'Attributes';
    setTab(other);
    document.getElementById(`${id}-${tabs.indexOf(other)}`)?.focus();
  };

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
      <div role="tablist" aria-label="User details" onKeyDown={onKeyDown} className="flex gap-1 border-b border-line px-3">
        {tabs.map((name, index) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`${id}-${index}`}
            aria-selected={tab === name}
            aria-controls={`${id}-panel`}
            tabIndex={tab === name ? 0 : -1}
            onClick={() => setTab(name)}
            className="h-9 border-b-2 border-transparent px-2 text-13 text-ink-2 aria-selected:border-ink aria-selected:font-semibold aria-selected:text-ink"
          >
            {name}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-label={tab} className="min-h-0 flex-1 overflow-auto pb-6">
        {tab === 'Attributes' ? (
          <>
            <AttributeList title="Okta sends" attributes={fromOkta} note={edition === null ? editionUnknown : null} />
            <AttributeList title="Only Webex" attributes={others} note={licenceNote} />
          </>
        ) : tab === 'History' ? (
          <Suspense>
            <UserHistory connectionId={connectionId} userId={user.id} />
          </Suspense>
        ) : (
          <div className="grid grid-cols-[minmax(0,1fr)] gap-3 px-5 pt-3.5">
            <div>
              <CopyButton label="JSON" text={json} />
            </div>
            <pre className="font-mono text-12 leading-[18px] break-words whitespace-pre-wrap">{json}</pre>
          </div>
        )}
      </div>
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
