import { useDeferredValue, useState } from 'react';
import { Hint } from '@/components/ui/hint';
import type { Edition } from '@/lib/okta/edition';
import { ruleSets } from '@/lib/okta/editions';
import { guessEdition } from '@/lib/okta/editions-guess';
import { lintMapping, lintTicked, type MappingLint } from '@/lib/okta/mapping-lint';
import { verdicts } from '@/lib/okta/mapping-verdict';
import { chooseSyncWords } from '@/lib/setup/words/choose-sync';
import { Cited } from './cited';
import { MappingTable } from './mapping-table';

const words = chooseSyncWords.mapping;

/** What Okta’s app may map, whatever the edition: the longer list, and what its profile is known to carry besides. */
const offered = ruleSets.scim2.attributes;

/** An admin's list is never this long; a page of noise may be. */
const shownFindings = 200;

const countWords = ({ counts }: MappingLint) =>
  verdicts.flatMap((verdict) => (counts[verdict] > 0 ? [words.counts[verdict](counts[verdict])] : [])).join(', ');

function Ticks({ ticked, onTick }: Readonly<{ ticked: readonly string[]; onTick: (name: string, on: boolean) => void }>) {
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-2 font-medium">{words.ticks}</legend>
      <ul className="grid gap-x-4 gap-y-1 mid:grid-cols-3">
        {offered.map((name) => (
          <li key={name}>
            <label className="inline-flex min-h-6 max-w-full items-center gap-2 font-mono text-13">
              <input
                type="checkbox"
                checked={ticked.includes(name)}
                onChange={(event) => onTick(name, event.currentTarget.checked)}
                className="size-4 flex-none accent-ink"
              />
              <span className="min-w-0 [overflow-wrap:anywhere]">{name}</span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

function Pasted({ text, onText }: Readonly<{ text: string; onText: (text: string) => void }>) {
  return (
    <div className="grid gap-2">
      <label htmlFor="mapping" className="font-medium">
        {words.label}
      </label>
      <textarea
        id="mapping"
        rows={5}
        value={text}
        placeholder={words.placeholder}
        spellCheck={false}
        autoComplete="off"
        aria-describedby="mapping-hint"
        onChange={(event) => onText(event.currentTarget.value)}
        className="max-h-80 min-w-0 rounded-2 border border-control bg-surface px-3 py-2 font-mono text-16 mid:text-13"
      />
      <Hint id="mapping-hint">{words.hint}</Hint>
    </div>
  );
}

interface MappingCheckProps {
  way: 'paste' | 'tick';
  edition: Edition | null;
}

function lintOf(way: MappingCheckProps['way'], edition: Edition | null, text: string, ticked: readonly string[]): MappingLint | null {
  if (!edition) return null;
  if (way === 'tick') return ticked.length > 0 ? lintTicked(ticked, edition) : null;
  return text.trim() === '' ? null : lintMapping(text, edition);
}

/** Looks at what the Okta app maps, against the rules of its edition. What is pasted stays in this browser. */
export function MappingCheck({ way, edition }: MappingCheckProps) {
  const [text, setText] = useState('');
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const settled = useDeferredValue(text);
  const lint = lintOf(way, edition, settled, ticked);
  const guess = way === 'paste' && settled.trim() !== '' ? guessEdition(settled) : null;
  return (
    <>
      <div className="grid gap-3 px-4 pb-4">
        {way === 'paste' ? (
          <Pasted text={text} onText={setText} />
        ) : (
          <Ticks ticked={ticked} onTick={(name, on) => setTicked(on ? [...ticked, name] : ticked.filter((other) => other !== name))} />
        )}
        <div role="status" className="grid gap-1 text-13">
          {edition ? null : <p className="font-medium text-warn">{words.needsEdition}</p>}
          {lint && lint.findings.length > 0 ? <p className="font-medium">{countWords(lint)}</p> : null}
          {lint?.notes.map((note) => (
            <p key={note} className="text-ink-2 [overflow-wrap:anywhere]">
              {note}
            </p>
          ))}
          {guess?.edition && guess.edition !== edition ? (
            <p className="text-warn">
              {words.guessed(ruleSets[guess.edition].label)} {guess.reason}
            </p>
          ) : null}
        </div>
      </div>
      {edition && lint && lint.findings.length > 0 ? (
        <MappingTable findings={lint.findings.slice(0, shownFindings)} rulesUrl={ruleSets[edition].source.url} />
      ) : null}
      {edition && lint ? (
        <p className="border-t border-line px-4 py-2.5 text-12 text-ink-2">
          {words.rules(ruleSets[edition].label)} <Cited source={ruleSets[edition].source} />
        </p>
      ) : null}
      {lint && lint.findings.length > shownFindings ? (
        <p className="border-t border-line px-4 py-2.5 text-13 text-ink-2">{words.more(lint.findings.length - shownFindings)}</p>
      ) : null}
    </>
  );
}
