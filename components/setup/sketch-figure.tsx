import { Labelled } from '@/components/ui/labelled';
import type { Sketch } from '@/lib/setup/step';
import { MenuItem, Row, rowHeights, Spot, Tab, widthOf } from './sketch-parts';

const right = 330;

/** Where each of a row of things begins, when each takes its own room. */
const starts = (first: number, sizes: readonly number[]) =>
  sizes.map((_, index) => sizes.slice(0, index).reduce((sum, size) => sum + size, first));

function Drawing({ sketch, address }: Readonly<{ sketch: Sketch; address: string }>) {
  const { menu, tabs, card } = sketch;
  const left = menu.length > 0 ? 114 : 60;
  const top = tabs.length > 0 ? 76 : 52;
  const titled = card.title ? 26 : 8;
  const heights = card.rows.map((row) => rowHeights[row.kind]);
  const rowTops = starts(top + titled, heights);
  const height = heights.reduce((sum, size) => sum + size, titled) + 6;
  const bottom = Math.max(top + height, menu.length > 0 ? 54 + menu.length * 26 : 0) + 14;
  const tabStarts = starts(
    22,
    tabs.map(({ label = '' }) => widthOf(label)),
  );
  return (
    <svg viewBox={`0 0 344 ${bottom + 14}`} role="img" aria-label={sketch.description} className="block h-auto w-full bg-sunken font-sans">
      <rect x="14" y="14" width="316" height={bottom - 14} rx="8" className="fill-surface stroke-line" />
      <path d={`M14 38h316${tabs.length > 0 ? 'M14 68h316' : ''}${menu.length > 0 ? `M104 38V${bottom}` : ''}`} className="stroke-line" />
      <rect x="28" y="21" width="188" height="11" rx="5.5" className="fill-hover" />
      <text x="38" y="29.6" className="fill-ink-3 text-[9px]">
        {address}
      </text>
      {menu.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a drawing does not reorder.
        <MenuItem key={index} item={item} index={index} y={54 + index * 26} />
      ))}
      {tabs.map((item, index) => (
        <Tab key={item.label} item={item} x={tabStarts[index] ?? 0} />
      ))}
      {menu.length === 0 ? <path d="M26 84h20M26 98h14" className="stroke-hover stroke-[6] [stroke-linecap:round]" /> : null}
      <rect
        x={left}
        y={top}
        width={right - 14 - left}
        height={height}
        rx="6"
        className={`fill-surface ${card.spot ? 'stroke-live stroke-[1.5]' : 'stroke-line'}`}
      />
      {card.title ? (
        <text x={left + 12} y={top + 18} className="fill-ink text-[10px] font-semibold">
          {card.title}
        </text>
      ) : null}
      {card.rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a drawing does not reorder.
        <Row key={index} row={row} x={left + 14} y={rowTops[index] ?? 0} width={right - 14 - left - 28} />
      ))}
      {card.spot ? <Spot number={card.spot} x={right - 16} y={top + 2} /> : null}
    </svg>
  );
}

/** A wireframe of the other product's page, numbered like the orders or the path beside it. `address` is the real host, where it is known. */
export function SketchFigure({ sketch, address }: Readonly<{ sketch: Sketch; address: string }>) {
  return (
    <figure className="overflow-hidden rounded-3 border border-line bg-surface">
      <div className="border-b border-line px-3.5 py-3 text-13 font-semibold">{sketch.title}</div>
      <Drawing sketch={sketch} address={address} />
      <figcaption className="border-t border-line px-3.5 py-3 text-13 text-ink-2">
        <Labelled text={sketch.caption} />
      </figcaption>
    </figure>
  );
}
