'use client';

import { useSyncExternalStore } from 'react';
import { Disclosure } from '@/components/ui/disclosure';
import { KeyHint } from '@/components/ui/key-hint';

const shortcuts = [
  { id: 'chrome-apple', name: 'Chrome or Edge on macOS', keys: ['⌘', '⇧', 'N'] },
  { id: 'chrome', name: 'Chrome or Edge on Windows and Linux', keys: ['Ctrl', 'Shift', 'N'] },
  { id: 'firefox-apple', name: 'Firefox on macOS', keys: ['⌘', '⇧', 'P'] },
  { id: 'firefox', name: 'Firefox on Windows and Linux', keys: ['Ctrl', 'Shift', 'P'] },
  { id: 'safari-apple', name: 'Safari', keys: ['⌘', '⇧', 'N'] },
] as const;

function thisBrowser(): string {
  const agent = navigator.userAgent;
  const browser = agent.includes('Firefox/') ? 'firefox' : /Chrome\/|Edg\//.test(agent) ? 'chrome' : 'safari';
  return /Mac|iPhone|iPad/.test(agent) ? `${browser}-apple` : browser;
}

const never = () => () => undefined;

export function PrivateWindow() {
  const id = useSyncExternalStore(never, thisBrowser, () => null);
  const mine = shortcuts.find((shortcut) => shortcut.id === id);
  return (
    <div className="grid gap-2">
      {mine ? (
        <p className="flex flex-wrap items-center gap-2 text-13 text-ink-2">
          <KeyHint keys={mine.keys} />
          {mine.name}
        </p>
      ) : null}
      <p className="text-13 text-ink-2">
        A normal window may already be signed in as someone with fewer rights. The token would then be unable to create users.
      </p>
      <Disclosure summary="Another browser">
        <ul className="grid gap-1.5">
          {shortcuts.map((shortcut) => (
            <li key={shortcut.id} className="flex flex-wrap items-center gap-2">
              <KeyHint keys={shortcut.keys} />
              {shortcut.name}
            </li>
          ))}
        </ul>
      </Disclosure>
    </div>
  );
}
