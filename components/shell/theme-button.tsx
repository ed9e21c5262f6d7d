'use client';

import { type ReactNode, useState, useSyncExternalStore } from 'react';

const themes = ['system', 'light', 'dark'] as const;
type Theme = (typeof themes)[number];

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

/** @param icons drawn by the server. */
export function ThemeButton({ icons }: Readonly<{ icons: Readonly<Record<Theme, ReactNode>> }>) {
  const found = useSyncExternalStore<Theme>(never, current, () => 'system');
  const [chosen, setChosen] = useState<Theme | null>(null);
  const theme = chosen ?? found;
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
      {icons[theme]}
    </button>
  );
}
