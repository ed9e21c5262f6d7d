'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { api, toProblem } from '@/components/connection/api';
import { useChange } from '@/components/connection/use-connection';
import { Disclosure } from '@/components/ui/disclosure';
import { OutsideLink } from '@/components/ui/outside-link';
import { PasteField, type Verdict } from '@/components/ui/paste-field';
import { PathCrumb } from '@/components/ui/path-crumb';
import { ProblemCallout } from '@/components/ui/problem-callout';
import type { ConnectionView } from '@/lib/connection';
import { parseOrganizationId } from '@/lib/webex/organization-id';
import { looksLikeToken } from '@/lib/webex/token';
import { ControlHubSketch } from './control-hub-sketch';
import { PrimaryButton } from './primary';
import { StepFrame } from './step-frame';
import { stepHref } from './step-links';

const secretVerdict: Verdict = {
  tone: 'bad',
  message: 'This looks like a token. Onramp hid it and did not keep it. Paste the Organization ID here.',
};

function WhereToLook({ controlHub }: Readonly<{ controlHub: string }>) {
  return (
    <>
      <figure className="overflow-hidden rounded-3 border border-line bg-surface">
        <div className="border-b border-line px-3.5 py-3 text-13 font-semibold">Where to look in Control Hub</div>
        <ControlHubSketch address={new URL(controlHub).host} />
        <figcaption className="border-t border-line px-3.5 py-3 text-13 text-ink-2">
          The numbers match the path. Use the copy icon at <b className="text-ink">3</b>, so that no character is lost.
        </figcaption>
      </figure>
      <Disclosure summary="My Control Hub looks different">
        <p>In older layouts, select your organization’s name at the bottom left. The same card opens.</p>
      </Disclosure>
    </>
  );
}

export function OrganizationIdStep({ view }: Readonly<{ view: ConnectionView }>) {
  const router = useRouter();
  const task = useRef<HTMLDivElement>(null);
  const [text, setText] = useState(view.organizationId ?? '');
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const save = useChange(view.id, (organizationId: string) => api.change(view.id, { organizationId }));

  const judge = (pasted: string) => {
    const parsed = parseOrganizationId(pasted);
    if (!parsed.ok) {
      setVerdict({ tone: 'bad', message: parsed.message });
      return null;
    }
    setText(parsed.organizationId);
    const format = parsed.form === 'long' ? 'You pasted the long form (Y2lz…). Onramp converted it.' : 'The format is right.';
    setVerdict({ tone: 'good', message: `${format} Step 5 asks Webex whether it is yours.` });
    return parsed.organizationId;
  };

  const goOn = () => {
    const organizationId = judge(text);
    if (organizationId === null) {
      task.current?.querySelector('textarea')?.focus();
      return;
    }
    const leave = () => router.push(stepHref(view.id, 'authorize'));
    if (organizationId === view.organizationId) leave();
    else save.mutate(organizationId, { onSuccess: leave });
  };

  const dependents = view.credential !== null || view.authorization?.status === 'waiting';
  const saved = dependents
    ? 'Saved. Changing it ends a sign-in that is waiting, and what step 5 proved must be checked again.'
    : 'Saved. Step 5 asks Webex whether it is yours.';
  return (
    <StepFrame
      view={view}
      stepId="organization-id"
      aside={<WhereToLook controlHub={view.hosts.controlHub} />}
      actions={
        <PrimaryButton working={save.isPending} onClick={goOn}>
          Continue to Authorize
        </PrimaryButton>
      }
    >
      <section className="grid gap-2.5">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <h2 className="text-14">Go to this place</h2>
          <OutsideLink href={view.hosts.controlHub}>Open Control Hub</OutsideLink>
        </div>
        <PathCrumb app="Control Hub" labels={['Account', 'Company Information', 'Organization ID']} />
      </section>
      <div ref={task} className="grid gap-2">
        <PasteField
          label="Organization ID"
          value={text}
          placeholder="a35bfbc6-ccbd-4a17-a488-72f46c5420c9"
          hint={view.organizationId === text && text !== '' ? saved : 'Paste the 36 characters from Control Hub.'}
          verdict={verdict}
          onChange={(value) => {
            setText(value);
            setVerdict(null);
          }}
          onSettle={judge}
          looksSecret={looksLikeToken}
          onSecret={() => setVerdict(secretVerdict)}
        />
        <Disclosure summary="What else you can paste">
          <ul className="grid gap-1">
            <li>The address of a Control Hub page that contains the ID, or any text that holds it.</li>
            <li>
              The long form that starts with <span className="font-mono">Y2lz</span>. Onramp converts it and shows you the result.
            </li>
          </ul>
        </Disclosure>
      </div>
      {save.error ? <ProblemCallout problem={toProblem(save.error)} /> : null}
    </StepFrame>
  );
}
