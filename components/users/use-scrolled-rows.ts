import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';

/** Rows are drawn two at once: a fling passes two in every frame, and more in one of them would cost the next. */
const blockRows = 2;
/** Blocks beyond what is in sight that are drawn, and rows that are read. */
const drawnBeyond = 3;
const readBeyond = 50;
/** Pixels that all rows may move, as when a line above breaks, without being counted anew: fewer than are drawn beyond. */
const leeway = 64;
const restMs = 120;
/** What covers rows at the top of the window beside the top bar, and at its bottom. */
const headHeight = 34;
const footHeight = 44;

/** A browser cannot scroll endlessly: past some 30 million pixels rows would fall on each other. */
export const mostRows = 500_000;

export interface Drawn {
  /** The first row drawn, and the one after the last. */
  readonly from: number;
  readonly to: number;
  /** Pixels of all rows, and of those before the first one that is drawn. */
  readonly height: number;
  readonly before: number;
}

export interface ScrolledRows {
  readonly drawn: Drawn;
  /** The rows to be read: those where scrolling has come to rest. */
  readonly rest: { readonly from: number; readonly to: number };
  /** Rows that fit into the window. */
  readonly step: number;
  readonly bringIntoSight: (index: number) => void;
}

interface Options {
  table: RefObject<HTMLTableElement | null>;
  total: number;
  rowHeight: number;
}

/** Which of many rows of the same height are to be drawn and read, from where the window is scrolled to. */
export function useScrolledRows({ table, total, rowHeight }: Options): ScrolledRows {
  const count = Math.min(total, mostRows);
  /** Where the first row is in the page, and from where the rows are counted. */
  const top = useRef(0);
  const [counted, setCounted] = useState(0);
  const virtual = useWindowVirtualizer({
    count: Math.ceil(count / blockRows),
    estimateSize: () => blockRows * rowHeight,
    overscan: drawnBeyond,
    scrollMargin: counted,
    isScrollingResetDelay: restMs,
    initialRect: { width: 1_440, height: 900 },
    // React draws before the next frame anyway; forcing it within the event costs frames.
    useFlushSync: false,
  });
  const listed = count > 0;
  useLayoutEffect(() => {
    const main = listed ? table.current?.closest('main') : null;
    if (!main) return;
    const measure = () => {
      const place = table.current?.getBoundingClientRect().top;
      if (place === undefined) return;
      const from = Math.round(place + window.scrollY) + headHeight;
      top.current = from;
      setCounted((held) => (Math.abs(from - held) > leeway ? from : held));
    };
    measure();
    // Panels above come and go.
    const observer = new ResizeObserver(measure);
    observer.observe(main);
    return () => observer.disconnect();
  }, [listed, table]);
  const measured = useRef(rowHeight);
  useLayoutEffect(() => {
    // The sizes that are remembered are those of another row height.
    if (measured.current !== rowHeight) virtual.measure();
    measured.current = rowHeight;
  });

  const items = virtual.getVirtualItems();
  const from = (items[0]?.index ?? 0) * blockRows;
  const to = Math.min(count, ((items.at(-1)?.index ?? -1) + 1) * blockRows);
  const [rest, setRest] = useState({ from: 0, to: 0 });
  const moving = virtual.isScrolling;
  useEffect(() => {
    if (!moving) setRest((held) => (held.from === from && held.to === to ? held : { from, to }));
  }, [moving, from, to]);

  const step = Math.max(1, Math.floor((virtual.scrollRect?.height ?? 900) / rowHeight) - 5);
  return {
    drawn: { from, to, height: count * rowHeight, before: from * rowHeight },
    rest: { from: Math.max(0, rest.from - readBeyond), to: rest.to + readBeyond },
    step,
    bringIntoSight: (index) => {
      const start = top.current + index * rowHeight;
      const topBar = table.current ? Number.parseFloat(getComputedStyle(table.current).getPropertyValue('--header')) : 0;
      const covered = topBar + headHeight;
      const [first, last] = [window.scrollY + covered, window.scrollY + window.innerHeight - footHeight];
      if (start < first) window.scrollTo({ top: start - covered });
      else if (start + rowHeight > last) window.scrollTo({ top: start + rowHeight - window.innerHeight + footHeight });
    },
  };
}
