'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { api, toProblem } from '@/components/connection/api';
import { useChange } from '@/components/connection/use-connection';
import { Disclosure } from '@/components/ui/disclosure';
import { PasteField, type Verdict } from '@/components/ui/paste-field';
import { ProblemCallout } from '@/components/ui/problem-callout';
import { organizationIdWords as words } from '@/lib/setup/words/organization-id';
import { parseOrganizationId } from '@/lib/webex/organization-id';
import { looksLikeToken } from '@/lib/webex/token';
import { PrimaryButton } from './primary';
import { StepFrame } from './step-frame';
import { stepHref } from './step-links';
import { useSteps, useView } from './use-steps';

const secretVerdict: Verdict = { tone: 'bad', message: words.secret };

export function OrganizationIdStep() {
  const view = useView();
  const router = useRouter();
  const { parts } = useSteps();
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
    setVerdict({ tone: 'good', message: parsed.form === 'long' ? words.converted : words.good });
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

  const dependents = view.credential?.kept || view.authorization?.status === 'waiting';
  const saved = dependents ? words.savedWithDependents : words.saved;
  return (
    <StepFrame
      aside={parts.sketch}
      actions={
        <PrimaryButton working={save.isPending} onClick={goOn}>
          {words.goOn}
        </PrimaryButton>
      }
    >
      {parts.place}
      <div ref={task} className="grid gap-2">
        <PasteField
          label={words.label}
          value={text}
          placeholder="a35bfbc6-ccbd-4a17-a488-72f46c5420c9"
          hint={view.organizationId === text && text !== '' ? saved : words.hint}
          verdict={verdict}
          onChange={(value) => {
            setText(value);
            setVerdict(null);
          }}
          onSettle={judge}
          looksSecret={looksLikeToken}
          onSecret={() => setVerdict(secretVerdict)}
        />
        <Disclosure summary={words.more.title}>
          <ul className="grid gap-1">
            <li>{words.more.any}</li>
            <li>{words.more.long}</li>
          </ul>
        </Disclosure>
      </div>
      {save.error ? <ProblemCallout problem={toProblem(save.error)} /> : null}
    </StepFrame>
  );
}
