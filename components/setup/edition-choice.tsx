import { api, toProblem } from '@/components/connection/api';
import { useChange } from '@/components/connection/use-connection';
import { useWish } from '@/components/connection/use-wish';
import { Panel } from '@/components/ui/panel';
import { ProblemCallout } from '@/components/ui/problem-callout';
import type { Edition } from '@/lib/okta/edition';
import { chooseSyncWords } from '@/lib/setup/words/choose-sync';
import { useSteps, useView } from './use-steps';

const words = chooseSyncWords.edition;
const choices = [
  { value: 'scim2', label: words.scim2 },
  { value: 'classic', label: words.classic },
] as const satisfies readonly { value: Edition; label: string }[];

/** Which rules hold: as step 5 found them, or as the admin says. */
export function EditionChoice() {
  const view = useView();
  const { parts } = useSteps();
  const change = useChange(view.id, (edition: Edition) => api.change(view.id, { edition }));
  const { shown, wish, drop } = useWish(view.edition);
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
                checked={shown === value}
                onChange={() => {
                  wish(value);
                  change.mutate(value, { onError: drop });
                }}
                className="size-4 accent-ink"
              />
              {label}
            </label>
          ))}
        </fieldset>
        <p className="text-13 text-ink-2">{words[view.editionFrom ?? 'unknown']}</p>
        {parts.help}
        {change.error ? <ProblemCallout problem={toProblem(change.error)} /> : null}
      </div>
    </Panel>
  );
}
