'use client';

import { Monitor, Moon, Sun } from 'lucide-react';
import { useState, useSyncExternalStore } from 'react';

const themes = ['system', 'light', 'dark'] as const;
type Theme = (typeof themes)[number];

const icons = { system: Monitor, light: Sun, dark: Moon } as const;
const yearSeconds = 31_536_000;

const never = () => () => undefined;
function current(): Theme {
  const { theme } = document.documentElement.dataset;
  return themes.find((name) => name === theme) ?? 'system';
}

function apply(theme: Theme): void {
  const root = document.documentElement;
  if (theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = theme;
  const age = theme === 'system' ? 0 : yearSeconds;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser that Onramp supports.
  document.cookie = `onramp-theme=${theme}; path=/; max-age=${age}; samesite=lax`;
}

export function ThemeButton() {
  const found = useSyncExternalStore<Theme>(never, current, () => 'system');
  const [chosen, setChosen] = useState<Theme | null>(null);
  const theme = chosen ?? found;
  const Icon = icons[theme];
  return (
    <button
      type="button"
      aria-label={`Theme: ${theme}`}
      title={`Theme: ${theme}`}
      onClick={() => {
        const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system';
        apply(next);
        setChosen(next);
      }}
      className="grid size-8 flex-none place-items-center rounded-2 text-ink-2 hover:bg-hover"
    >
      <Icon aria-hidden="true" className="size-4" />
    </button>
  );
}
