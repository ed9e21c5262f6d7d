const spots = [
  { number: 1, x: 20, y: 146 },
  { number: 2, x: 318, y: 76 },
  { number: 3, x: 312, y: 150 },
] as const;

const bar = 'fill-hover';
const faint = 'fill-ink-3 text-[9px]';
const named = 'fill-live text-[9.5px] font-semibold';
const target = 'fill-live-soft stroke-live stroke-[1.5]';

/** A wireframe of Control Hub, numbered like the path beside it. */
export function ControlHubSketch({ address }: Readonly<{ address: string }>) {
  return (
    <svg
      viewBox="0 0 344 262"
      role="img"
      aria-label="Sketch of Control Hub: Account in the left menu, then the Company Information card, then the Organization ID row with its copy icon"
      className="block h-auto w-full bg-sunken font-sans"
    >
      <rect x="14" y="14" width="316" height="234" rx="8" className="fill-surface stroke-line" />
      <path d="M14 38h316M100 38v210" className="stroke-line" />
      <rect x="28" y="21" width="188" height="11" rx="5.5" className={bar} />
      <text x="38" y="29.6" className={faint}>
        {address}
      </text>
      <rect x="26" y="52" width="48" height="6" rx="3" className="fill-line" />
      <rect x="26" y="74" width="56" height="6" rx="3" className={bar} />
      <rect x="26" y="98" width="42" height="6" rx="3" className={bar} />
      <rect x="26" y="122" width="60" height="6" rx="3" className={bar} />
      <path d="M94 157h22" strokeDasharray="3 2" className="stroke-live" />
      <rect x="20" y="146" width="74" height="22" rx="5" className={target} />
      <text x="28" y="160.5" className={named}>
        Account
      </text>
      <rect x="26" y="184" width="46" height="6" rx="3" className={bar} />
      <rect x="114" y="54" width="64" height="8" rx="4" className="fill-line" />
      <rect x="114" y="76" width="204" height="150" rx="6" className="fill-surface stroke-live stroke-[1.5]" />
      <text x="126" y="97" className="fill-ink text-[10px] font-semibold">
        Company Information
      </text>
      <text x="126" y="120" className={faint}>
        Company name
      </text>
      <rect x="214" y="113" width="76" height="7" rx="3.5" className={bar} />
      <text x="126" y="138" className={faint}>
        Country
      </text>
      <rect x="214" y="131" width="48" height="7" rx="3.5" className={bar} />
      <rect x="120" y="150" width="192" height="26" rx="5" className={target} />
      <text x="128" y="166.5" className={named}>
        Organization ID
      </text>
      <text x="212" y="166.5" className="fill-ink-2 font-mono text-[9px]">
        a35bfbc6-…
      </text>
      <path d="M295 159.5h8v8h-8zM300 157v-1h-8v8h1" className="fill-none stroke-live stroke-[1.4]" />
      <text x="126" y="198" className={faint}>
        Sales manager
      </text>
      <rect x="214" y="191" width="60" height="7" rx="3.5" className={bar} />
      {spots.map(({ number, x, y }) => (
        <g key={number}>
          <circle cx={x} cy={y} r="7.5" className="fill-live" />
          <text x={x} y={y + 3.4} textAnchor="middle" className="fill-on-verdict text-[10px] font-semibold">
            {number}
          </text>
        </g>
      ))}
    </svg>
  );
}
