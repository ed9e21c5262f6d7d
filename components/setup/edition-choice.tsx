'use client';

import { api, toProblem } from '@/components/connection/api';
import { useChange } from '@/components/connection/use-connection';
import { Disclosure } from '@/components/ui/disclosure';
import { OutsideLink } from '@/components/ui/outside-link';
import { Panel } from '@/components/ui/panel';
import { ProblemCallout } from '@/components/ui/problem-callout';
import type { ConnectionView, Edition } from '@/lib/connection';
import { ruleSets } from '@/lib/okta/editions';
import { editionSigns } from '@/lib/okta/editions-help';
import { chooseSyncWords } from '@/lib/setup/words/choose-sync';
import { guideWords } from '@/lib/setup/words/guide';

const words = chooseSyncWords.edition;
const choices = [
  { value: 'scim2', label: words.scim2 },
  { value: 'classic', label: words.classic },
] as const satisfies readonly { value: Edition; label: string }[];

function HowToTell() {
  return (
    <Disclosure summary={words.how}>
      <ul className="grid gap-3">
        {editionSigns.map((sign) => (
          <li key={sign.look} className="grid gap-0.5">
            <span className="font-medium text-ink">{sign.look}</span>
            <span>
              {words.ifClassic} {sign.classic}
            </span>
            <span>
              {words.ifScim2} {sign.scim2}
            </span>
            <span className="text-12">
              <OutsideLink href={sign.source.url}>{sign.source.title}</OutsideLink> {words.certainty[sign.certainty]},{' '}
              {guideWords.seen(sign.source.seen)}
            </span>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

/** Which rules hold: as step 5 found them, or as the admin says. */
export function EditionChoice({ view }: Readonly<{ view: ConnectionView }>) {
  const change = useChange(view.id, (edition: Edition) => api.change(view.id, { edition }));
  const origin = view.editionFrom ? words[view.editionFrom] : words.unknown;
  const rules = view.edition ? ruleSets[view.edition] : null;
  return (
    <Panel title={words.title}>
      <div className="grid gap-3 p-4">
        <fieldset className="flex flex-wrap gap-x-5 gap-y-2">
          <legend className="sr-only">{words.title}</legend>
          {choices.map(({ value, label }) => (
            <label key={value} className="inline-flex min-h-6 items-center gap-2">
              <input
                type="radio"
                name="edition"
                checked={(change.isPending ? change.variables : view.edition) === value}
                onChange={() => change.mutate(value)}
                className="size-4 accent-ink"
              />
              {label}
            </label>
          ))}
        </fieldset>
        <p className="text-13 text-ink-2">{origin}</p>
        {rules ? (
          <p className="text-13 text-ink-2">
            {rules.groups.says} {words.rules} <OutsideLink href={rules.source.url}>{rules.source.title}</OutsideLink>{' '}
            {guideWords.seen(rules.source.seen)}
          </p>
        ) : null}
        <HowToTell />
        {change.error ? <ProblemCallout problem={toProblem(change.error)} /> : null}
      </div>
    </Panel>
  );
}
