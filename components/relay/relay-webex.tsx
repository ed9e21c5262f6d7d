import { lazy, type ReactNode, Suspense, useState } from 'react';
import { toProblem } from '@/components/connection/api';
import { Callout } from '@/components/ui/callout';
import { CopyButton } from '@/components/ui/copy-button';
import { CopyField } from '@/components/ui/copy-field';
import { Labelled } from '@/components/ui/labelled';
import { Orders } from '@/components/ui/orders';
import { ProblemCallout } from '@/components/ui/problem-callout';
import type { ProblemDocument } from '@/lib/problems';
import type { RelayView } from '@/lib/relay/link';
import { visitWords } from '@/lib/relay/visit-words';
import { relayApi } from './relay-api';
import { RelayFacts } from './relay-facts';
import { RelayPaste } from './relay-paste';

const words = visitWords.webex;
const quiet = 'text-13 text-ink-2';

const RelayProblem = lazy(() => import('./relay-problem').then((module) => ({ default: module.RelayProblem })));

interface RelayWebexProps {
  lookup: string;
  view: Extract<RelayView, { purpose: 'webex' }>;
  refresh: () => Promise<void>;
  privateWindow: ReactNode;
}

/** The link is over: what came of it. */
function Outcome({ view: { signIn } }: Readonly<Pick<RelayWebexProps, 'view'>>) {
  const said = signIn.state === 'refused' ? words.failed : signIn.state === 'received' ? words.received : words.done;
  return (
    <div role="status" className="grid gap-3">
      <h1 className="text-28">{said.title}</h1>
      {'text' in said ? <p className="text-ink-2">{said.text}</p> : null}
      {signIn.problem ? (
        <Suspense>
          <RelayProblem problem={signIn.problem} remedy={words.failed.remedy} />
        </Suspense>
      ) : null}
    </div>
  );
}

function SignInLink({ lookup, view: { signIn }, refresh }: Readonly<RelayWebexProps>) {
  const [url, setUrl] = useState<string | null>(null);
  const [problem, setProblem] = useState<ProblemDocument | null>(null);
  const obtain = async () => {
    setProblem(null);
    try {
      const made = await relayApi.authorize(lookup);
      setUrl(made.url);
      return made.url;
    } catch (error) {
      setProblem(toProblem(error));
      throw error;
    } finally {
      await refresh();
    }
  };
  const waiting = signIn.state === 'waiting';
  return (
    <>
      <div>
        <CopyButton
          variant={waiting ? 'secondary' : 'primary'}
          label={words.copy.label}
          words={waiting || signIn.state !== 'none' ? words.copy.again : words.copy.action}
          text={obtain}
        />
      </div>
      {url && waiting ? <CopyField label={words.copy.label} value={url} /> : null}
      <p className={quiet}>{words.copy.note}</p>
      {problem ? <ProblemCallout problem={problem} /> : null}
    </>
  );
}

/** The Webex administrator's half: sign in, and hand the token over. */
export function RelayWebex(props: Readonly<RelayWebexProps>) {
  const { lookup, view, refresh, privateWindow } = props;
  const { state, problem } = view.signIn;
  if (view.organizationId === null) return <Outcome view={view} />;
  return (
    <>
      <div className="grid gap-2">
        <h1 className="text-28">{words.title}</h1>
        <p className="text-16 text-pretty text-ink-2">{words.lead}</p>
      </div>
      <RelayFacts view={view} />
      <p className={quiet}>{words.check}</p>
      {state === 'expired' ? (
        <Callout tone="warn" title={words.expired.title}>
          <p>{words.expired.text}</p>
        </Callout>
      ) : null}
      {problem ? (
        <Suspense>
          <RelayProblem problem={problem} />
        </Suspense>
      ) : null}
      <Orders
        orders={[
          { text: words.copy.order, extra: <SignInLink {...props} /> },
          { text: words.open, extra: privateWindow },
          { text: words.signIn },
          {
            text: words.paste.order,
            extra: (
              <>
                <ul className={`grid list-disc gap-1 pl-4.5 ${quiet}`}>
                  <li>
                    <Labelled text={words.paste.done} />
                  </li>
                  <li>{words.paste.page}</li>
                </ul>
                <RelayPaste lookup={lookup} shown={problem} onSettled={refresh} />
              </>
            ),
          },
        ]}
      />
      <p role="status" className={quiet}>
        {state === 'waiting' ? words.waiting : ''}
      </p>
    </>
  );
}
