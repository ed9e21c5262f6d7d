'use client';

import type { ReactNode } from 'react';
import { Callout } from '@/components/ui/callout';
import { Hint } from '@/components/ui/hint';
import { Labelled } from '@/components/ui/labelled';
import { type Order, Orders } from '@/components/ui/orders';
import type { ConnectionView } from '@/lib/connection';
import { authorizeWords as words } from '@/lib/setup/words/authorize';
import type { CallbackReach } from './callback-reach';
import { PasteForm } from './paste-address';
import { PrimaryButton } from './primary';
import type { SignInLinkState } from './use-sign-in-link';

interface SignInReadyProps {
  view: ConnectionView;
  signIn: SignInLinkState;
  privateWindow: ReactNode;
  /** The link from before was not used in time. */
  lapsed: boolean;
  reach: CallbackReach | null;
}

const quiet = 'text-13 text-ink-2';

function copyOrder({ view, signIn }: SignInReadyProps): Order {
  const { host } = new URL(view.hosts.idBroker);
  return {
    text: <b>{words.copy.order}</b>,
    extra: (
      <>
        <div className="flex flex-wrap items-center gap-2">
          <PrimaryButton working={signIn.working} notYet={view.organizationId ? null : words.needsId.button} onClick={signIn.copyNew}>
            {words.copy.action}
          </PrimaryButton>
        </div>
        <p className={quiet}>{words.copy.once}</p>
        <p className={`${quiet} [overflow-wrap:anywhere]`}>
          <Labelled text={words.copy.leadsTo[view.environment](host)} mono />
        </p>
      </>
    ),
  };
}

function signInOrder({ environment }: ConnectionView): Order {
  return {
    text: <b>{words.signIn.order}</b>,
    extra: (
      <>
        <p className={quiet}>
          <Labelled text={words.signIn.role} />
        </p>
        {environment === 'government' ? <p className={quiet}>{words.signIn.government}</p> : null}
      </>
    ),
  };
}

/** How to sign in, before a link is under way. */
export function SignInReady(props: SignInReadyProps) {
  const { view, lapsed, reach, privateWindow } = props;
  const orders: readonly Order[] = [
    copyOrder(props),
    { text: <b>{words.privateWindow}</b>, extra: privateWindow },
    signInOrder(view),
    ...(reach === 'elsewhere'
      ? [{ text: <b>{words.paste.order}</b>, extra: <PasteForm connectionId={view.id} shown={null} reach={reach} /> }]
      : []),
  ];
  return (
    <>
      {lapsed ? (
        <Callout tone="warn" title={words.lapsed.title}>
          <p>{words.lapsed.text}</p>
        </Callout>
      ) : null}
      {reach === 'elsewhere' ? (
        <Callout tone="live" title={words.elsewhere.title}>
          <p>
            <Labelled text={words.elsewhere.text} mono />
          </p>
        </Callout>
      ) : null}
      <Orders orders={orders} />
      {reach === 'reached' ? (
        <Hint tone="good">
          <Labelled text={words.reached} mono />
        </Hint>
      ) : null}
    </>
  );
}
