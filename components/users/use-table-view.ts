import { useMemo, useSyncExternalStore } from 'react';
import { defaultView, readTableView, smallScreen, type TableView } from './table-view';

const key = 'onramp.users.table';
const listeners = new Set<() => void>();

/** Storage may be off in this browser; the choice then lasts as long as the page. */
let unsaved: string | null = null;

function read(): string | null {
  try {
    return window.localStorage.getItem(key) ?? unsaved;
  } catch {
    return unsaved;
  }
}

function write(view: TableView): void {
  unsaved = JSON.stringify(view);
  try {
    window.localStorage.setItem(key, unsaved);
  } catch {
    // Kept above.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

/** How this browser's admin likes the table, and how to change that. */
export function useTableView(): [TableView, (view: TableView) => void] {
  const text = useSyncExternalStore(subscribe, read, () => null);
  return [useMemo(() => (text === null ? defaultView : readTableView(text)), [text]), write];
}

// Asked with every drawing of the table, so it is made once.
const screen = typeof window === 'undefined' ? null : window.matchMedia(smallScreen);

function subscribeWidth(listener: () => void) {
  screen?.addEventListener('change', listener);
  return () => screen?.removeEventListener('change', listener);
}

/** The density in use: small screens show cards of two lines, which cannot be compact. */
export function useDensity(view: TableView): TableView['density'] {
  const small = useSyncExternalStore(
    subscribeWidth,
    () => screen?.matches === true,
    () => false,
  );
  return small ? 'comfortable' : view.density;
}
