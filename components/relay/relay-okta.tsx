import { useState } from 'react';
import { toProblem } from '@/components/connection/api';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { CopyField } from '@/components/ui/copy-field';
import { Labelled } from '@/components/ui/labelled';
import { Orders } from '@/components/ui/orders';
import { PathCrumb } from '@/components/ui/path-crumb';
import { ProblemCallout } from '@/components/ui/problem-callout';
import { SecretField } from '@/components/ui/secret-field';
import type { ProblemDocument } from '@/lib/problems';
import type { RelayView } from '@/lib/relay/link';
import { openParcel } from '@/lib/relay/parcel';
import type { RelayKeys } from '@/lib/relay/secret';
import { visitWords } from '@/lib/relay/visit-words';
import { oktaFormLabels } from '@/lib/setup/words/okta-form';
import { relayApi } from './relay-api';
import { RelayFacts } from './relay-facts';

const words = visitWords.okta;
const quiet = 'text-13 text-ink-2';

type Reading = { readonly kind: 'none' | 'working' | 'broken' } | { readonly kind: 'read'; readonly token: string } | Refusal;
type Refusal = { readonly kind: 'refused'; readonly problem: ProblemDocument };

interface RelayOktaProps {
  keys: RelayKeys;
  view: Extract<RelayView, { purpose: 'okta' }>;
}

function TokenValue({ keys, view }: Readonly<RelayOktaProps>) {
  const [reading, setReading] = useState<Reading>({ kind: 'none' });
  const read = async () => {
    setReading({ kind: 'working' });
    try {
      const token = await openParcel(keys.key, view.organizationId, await relayApi.read(keys.lookup));
      setReading(token === null ? { kind: 'broken' } : { kind: 'read', token });
    } catch (error) {
      setReading({ kind: 'refused', problem: toProblem(error) });
    }
  };
  if (reading.kind === 'read') {
    return (
      <>
        <SecretField
          label={oktaFormLabels.token}
          note={words.hides}
          obtain={() => Promise.resolve(reading.token)}
          onRefused={() => undefined}
        />
        <Callout tone="pass" alert title={words.gone.title}>
          <p>{words.gone.text}</p>
        </Callout>
      </>
    );
  }
  if (reading.kind === 'broken') {
    return (
      <Callout tone="fail" alert title={words.broken.title}>
        <p>{words.broken.text}</p>
      </Callout>
    );
  }
  return (
    <>
      <p className={quiet}>{words.warning}</p>
      <div>
        <Button variant="primary" working={reading.kind === 'working'} onClick={read}>
          {words.action}
        </Button>
      </div>
      {reading.kind === 'refused' ? <ProblemCallout problem={reading.problem} /> : null}
    </>
  );
}

/** The Okta administrator's half: two values, the second of them once. */
export function RelayOkta(props: Readonly<RelayOktaProps>) {
  const { view } = props;
  return (
    <>
      <div className="grid gap-2">
        <h1 className="text-28">{words.title}</h1>
        <p className="text-16 text-pretty text-ink-2">{words.lead}</p>
      </div>
      <RelayFacts view={view} />
      <Orders
        orders={[
          {
            text: words.open,
            extra: (
              <>
                <PathCrumb app="Okta" labels={words.path} />
                <p className={quiet}>
                  <Labelled text={words.enable} />
                </p>
              </>
            ),
          },
          {
            text: words.organization,
            extra: <CopyField label={oktaFormLabels.organizationId} value={view.organizationId} />,
          },
          { text: words.token, extra: <TokenValue {...props} /> },
          {
            text: words.save,
            extra: (
              <p className={quiet}>
                <Labelled text={words.saveText} />
              </p>
            ),
          },
        ]}
      />
    </>
  );
}
