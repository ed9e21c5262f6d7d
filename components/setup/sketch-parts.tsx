import type { SketchItem, SketchRow } from '@/lib/setup/step';

const bar = 'fill-hover';
const named = 'text-[9.5px]';
const target = 'fill-live-soft stroke-live stroke-[1.5]';

/** The number of an order, at the place in the drawing where it is carried out. */
export function Spot({ number, x, y }: Readonly<{ number: number; x: number; y: number }>) {
  return (
    <g>
      <circle cx={x} cy={y} r="7.5" className="fill-live" />
      <text x={x} y={y + 3.4} textAnchor="middle" className="fill-on-verdict text-[10px] font-semibold">
        {number}
      </text>
    </g>
  );
}

const barWidths = [48, 56, 42, 60, 46];

export function MenuItem({ item, index, y }: Readonly<{ item: SketchItem; index: number; y: number }>) {
  if (item.label === undefined)
    return <rect x="26" y={y + 7} width={barWidths[index % barWidths.length]} height="6" rx="3" className={bar} />;
  return (
    <g>
      {item.spot ? <rect x="20" y={y - 1} width="76" height="22" rx="5" className={target} /> : null}
      <text x="27" y={y + 13.5} className={`${named} ${item.spot ? 'fill-live font-semibold' : 'fill-ink-3'}`}>
        {item.label}
      </text>
      {item.spot ? <Spot number={item.spot} x={20} y={y} /> : null}
    </g>
  );
}

/** How wide a label is drawn, about. */
export const widthOf = (label: string) => label.length * 4.9 + 14;

export function Tab({ item, x }: Readonly<{ item: SketchItem; x: number }>) {
  const label = item.label ?? '';
  return (
    <g>
      {item.spot ? <rect x={x} y="43" width={widthOf(label)} height="20" rx="4" className={target} /> : null}
      <text x={x + 7} y="56.5" className={`text-[9px] ${item.spot ? 'fill-live font-semibold' : 'fill-ink-2'}`}>
        {label}
      </text>
      {item.spot ? <Spot number={item.spot} x={x + 2} y={42} /> : null}
    </g>
  );
}

/** Heights of the rows, by kind. */
export const rowHeights = { text: 20, field: 37, box: 22, button: 29, copy: 29, person: 26 } as const satisfies Record<
  SketchRow['kind'],
  number
>;

interface RowProps {
  row: SketchRow;
  x: number;
  y: number;
  width: number;
}

function Field({ row, x, y, width }: RowProps) {
  return (
    <>
      <text x={x} y={y + 9} className="fill-ink-2 text-[9px]">
        {row.label}
      </text>
      <rect x={x} y={y + 14} width={width} height="18" rx="4" className={row.spot ? target : 'fill-sunken stroke-line'} />
      <text x={x + 8} y={y + 26} className="fill-ink-2 font-mono text-[9px]">
        {row.value}
      </text>
    </>
  );
}

function Box({ row, x, y }: RowProps) {
  return (
    <>
      <rect x={x} y={y + 4} width="11" height="11" rx="2" className="fill-live" />
      <path d={`M${x + 2.6} ${y + 9.6}l2.3 2.3 4-4.6`} className="fill-none stroke-on-verdict stroke-[1.6]" />
      <text x={x + 18} y={y + 13} className="fill-ink text-[9.5px]">
        {row.label}
      </text>
    </>
  );
}

function Press({ row, x, y }: RowProps) {
  return (
    <>
      <rect
        x={x}
        y={y + 3}
        width={widthOf(row.label ?? '') + 6}
        height="20"
        rx="4"
        className={row.spot ? target : 'fill-surface stroke-line'}
      />
      <text x={x + 9} y={y + 16.5} className={`${named} font-semibold ${row.spot ? 'fill-live' : 'fill-ink-2'}`}>
        {row.label}
      </text>
    </>
  );
}

function Copied({ row, x, y, width }: RowProps) {
  const icon = x + width - 17;
  return (
    <>
      <rect x={x - 6} y={y} width={width + 6} height="25" rx="5" className={target} />
      <text x={x + 2} y={y + 16} className={`${named} fill-live font-semibold`}>
        {row.label}
      </text>
      <text x={x + 86} y={y + 16} className="fill-ink-2 font-mono text-[9px]">
        {row.value}
      </text>
      <path d={`M${icon} ${y + 9.5}h8v8h-8zM${icon + 5} ${y + 7}v-1h-8v8h1`} className="fill-none stroke-live stroke-[1.4]" />
    </>
  );
}

function Person({ row, x, y, width }: RowProps) {
  return (
    <>
      <circle cx={x + 8} cy={y + 12} r="7" className={bar} />
      {row.value ? (
        <text x={x + 22} y={y + 15.5} className="fill-ink-2 text-[9px]">
          {row.value}
        </text>
      ) : (
        <rect x={x + 22} y={y + 9} width="70" height="6" rx="3" className={bar} />
      )}
      <rect x={x + width - 48} y={y + 3} width="48" height="18" rx="4" className={row.spot ? target : 'fill-surface stroke-line'} />
      {row.label ? (
        <text x={x + width - 24} y={y + 15.5} textAnchor="middle" className="fill-live text-[9px] font-semibold">
          {row.label}
        </text>
      ) : null}
    </>
  );
}

function Line({ row, x, y }: RowProps) {
  return (
    <>
      <text x={x} y={y + 12} className="fill-ink-3 text-[9px]">
        {row.label}
      </text>
      <rect x={x + 88} y={y + 6} width={barWidths[(row.label ?? '').length % barWidths.length]} height="7" rx="3.5" className={bar} />
    </>
  );
}

const drawings = { text: Line, field: Field, box: Box, button: Press, copy: Copied, person: Person } as const;

function spotOf({ row, x, y, width }: RowProps): { x: number; y: number } {
  if (row.kind === 'button') return { x: x + widthOf(row.label ?? '') + 6, y: y + 3 };
  if (row.kind === 'box') return { x: x - 11, y: y + 9.5 };
  return { x: x + width, y: y + (row.kind === 'field' ? 14 : 2) };
}

export function Row(props: RowProps) {
  const Drawing = drawings[props.row.kind];
  return (
    <g>
      <Drawing {...props} />
      {props.row.spot ? <Spot number={props.row.spot} {...spotOf(props)} /> : null}
    </g>
  );
}
