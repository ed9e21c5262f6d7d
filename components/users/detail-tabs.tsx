'use client';

import { type KeyboardEvent, type ReactNode, useId } from 'react';
import { type DetailTab, detailTabs, tabAfter } from './detail-tab';

interface DetailTabsProps {
  tab: DetailTab;
  onTab: (tab: DetailTab) => void;
  children: ReactNode;
}

/** Tabs with one stop for the Tab key, and the panel below them, which scrolls by keyboard too. */
export function DetailTabs({ tab, onTab, children }: Readonly<DetailTabsProps>) {
  const id = useId();
  const onKeyDown = (event: KeyboardEvent) => {
    const other = tabAfter(tab, event.key);
    if (!other) return;
    event.preventDefault();
    event.stopPropagation();
    onTab(other);
    document.getElementById(`${id}-${detailTabs.indexOf(other)}`)?.focus();
  };
  return (
    <>
      <div role="tablist" aria-label="User details" onKeyDown={onKeyDown} className="flex gap-1 border-b border-line px-3">
        {detailTabs.map((name, index) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`${id}-${index}`}
            aria-selected={tab === name}
            aria-controls={`${id}-panel`}
            tabIndex={tab === name ? 0 : -1}
            onClick={() => onTab(name)}
            className="h-9 border-b-2 border-transparent px-2 text-13 text-ink-2 aria-selected:border-ink aria-selected:font-semibold aria-selected:text-ink"
          >
            {name}
          </button>
        ))}
      </div>
      <div
        role="tabpanel"
        id={`${id}-panel`}
        aria-label={tab}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a panel that scrolls must take focus, or the keyboard cannot scroll it.
        tabIndex={0}
        className="min-h-0 flex-1 overflow-auto pb-6 [contain:strict]"
      >
        {children}
      </div>
    </>
  );
}
