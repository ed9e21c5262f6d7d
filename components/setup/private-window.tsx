import { Disclosure } from '@/components/ui/disclosure';
import { KeyHint } from '@/components/ui/key-hint';
import { privateWindowWords } from '@/lib/setup/words/private-window';

const { browsers, others, why } = privateWindowWords;

const shortcuts = [
  { id: 'chrome-apple', keys: ['⌘', '⇧', 'N'] },
  { id: 'chrome', keys: ['Ctrl', 'Shift', 'N'] },
  { id: 'firefox-apple', keys: ['⌘', '⇧', 'P'] },
  { id: 'firefox', keys: ['Ctrl', 'Shift', 'P'] },
  { id: 'safari-apple', keys: ['⌘', '⇧', 'N'] },
] as const;

function browserOf(agent: string): string {
  const browser = agent.includes('Firefox/') ? 'firefox' : /Chrome\/|Edg\//.test(agent) ? 'chrome' : 'safari';
  return /Mac|iPhone|iPad/.test(agent) ? `${browser}-apple` : browser;
}

/** How to open one in the browser that asks, by its `User-Agent`; the others below. Drawn by the server. */
export function PrivateWindow({ agent }: Readonly<{ agent: string }>) {
  const id = browserOf(agent);
  const mine = shortcuts.find((shortcut) => shortcut.id === id);
  return (
    <div className="grid gap-2">
      {mine ? (
        <p className="flex flex-wrap items-center gap-2 text-13 text-ink-2">
          <KeyHint keys={mine.keys} />
          {browsers[mine.id]}
        </p>
      ) : null}
      <p className="text-13 text-ink-2">{why}</p>
      <Disclosure summary={others}>
        <ul className="grid gap-1.5">
          {shortcuts.map((shortcut) => (
            <li key={shortcut.id} className="flex flex-wrap items-center gap-2">
              <KeyHint keys={shortcut.keys} />
              {browsers[shortcut.id]}
            </li>
          ))}
        </ul>
      </Disclosure>
    </div>
  );
}
