'use client';

import { useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { CopyField } from '@/components/ui/copy-field';
import { Hint } from '@/components/ui/hint';
import { ProblemCallout } from '@/components/ui/problem-callout';
import type { CredentialView } from '@/lib/connection';
import { type RelayHours, type RelayPurpose, relayHours, usualHours } from '@/lib/relay/link';
import { relayWords as words } from '@/lib/relay/words';
import { toProblem } from './api';
import { RelayList } from './relay-list';
import { type RelaysState, useRelays } from './use-relays';

const isLoopback = () => /^(?:localhost|127\.|\[::1\])/.test(window.location.hostname);

interface RelaysProps {
  connectionId: string;
  /** Which links can be made, and are listed; all of them are listed where none can be made. */
  purpose: RelayPurpose | null;
  /** What a link for the Okta administrator carries. */
  credential: CredentialView | null;
}

function Maker({
  purpose,
  credential,
  make,
}: Readonly<{ purpose: RelayPurpose; credential: CredentialView | null; make: RelaysState['make'] }>) {
  const id = useId();
  const [hours, setHours] = useState<RelayHours>(usualHours);
  return (
    <div className="grid gap-2.5">
      <p className="text-13 text-ink-2">{words.text[purpose]}</p>
      {purpose === 'okta' ? <p className="text-13 text-ink-2">{words.sealed}</p> : null}
      <div className="flex flex-wrap items-center gap-2">
        <label htmlFor={id} className="text-13 font-medium text-ink">
          {words.lives}
        </label>
        <select
          id={id}
          value={hours}
          onChange={(event) => setHours(relayHours.find((known) => String(known) === event.currentTarget.value) ?? usualHours)}
          className="h-8 rounded-2 border border-control bg-surface px-2 text-16 text-ink mid:text-13"
        >
          {relayHours.map((known) => (
            <option key={known} value={known}>
              {words.hours[known]}
            </option>
          ))}
        </select>
        <Button
          size="sm"
          working={make.isPending}
          onClick={() => make.mutate({ hours, credential: purpose === 'okta' ? credential : null })}
        >
          {make.data ? words.another : words.make}
        </Button>
      </div>
      {make.data ? (
        <>
          <CopyField key={make.data.link} label={words.label[purpose]} value={make.data.link} />
          <Hint>{words.once}</Hint>
          {isLoopback() ? <Hint>{words.onlyHere}</Hint> : null}
        </>
      ) : null}
    </div>
  );
}

/** Links with which somebody else does one half of the guide: made here, listed with who came, taken back. */
export function Relays({ connectionId, purpose, credential }: Readonly<RelaysProps>) {
  const { links, error, make, revoke } = useRelays(connectionId);
  const shown = purpose === null ? links : links.filter((link) => link.purpose === purpose);
  const carries = credential?.kept && credential.status !== 'received';
  const makes = purpose === 'webex' || (purpose === 'okta' && carries);
  return (
    <div className="grid gap-3">
      {purpose && makes ? <Maker purpose={purpose} credential={credential} make={make} /> : null}
      {error ? <ProblemCallout problem={toProblem(error)} /> : null}
      {purpose === null && links.length === 0 ? <p className="text-13 text-ink-2">{words.none}</p> : null}
      <RelayList links={shown} revoke={revoke} />
    </div>
  );
}
