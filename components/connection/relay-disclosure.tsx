import { lazy, Suspense, useState } from 'react';
import { Disclosure } from '@/components/ui/disclosure';
import type { CredentialView } from '@/lib/connection';
import type { RelayPurpose } from '@/lib/relay/link';

// Most admins look after both halves themselves.
const Relays = lazy(() => import('./relays').then((module) => ({ default: module.Relays })));

interface RelayDisclosureProps {
  connectionId: string;
  purpose: RelayPurpose;
  summary: string;
  credential: CredentialView | null;
}

/** The way to hand one half of the guide to somebody else; its code is loaded when it is unfolded. */
export function RelayDisclosure({ summary, ...rest }: Readonly<RelayDisclosureProps>) {
  const [opened, setOpened] = useState(false);
  return (
    <Disclosure summary={summary} onOpen={() => setOpened(true)}>
      {opened ? (
        <Suspense>
          <Relays {...rest} />
        </Suspense>
      ) : null}
    </Disclosure>
  );
}
