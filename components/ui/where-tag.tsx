const places = {
  onramp: { name: 'Onramp', shape: 'bg-ink-2 -skew-x-20' },
  okta: { name: 'Okta', shape: 'rounded-full border-2 border-ink-2' },
  'control-hub': { name: 'Control Hub', shape: 'rounded-full rounded-bl-none bg-ink-2' },
  'webex-sign-in': { name: 'Webex sign-in', shape: 'rounded-full rounded-bl-none bg-ink-2' },
} as const;

export function WhereTag({ place }: Readonly<{ place: keyof typeof places }>) {
  const { name, shape } = places[place];
  return (
    <span className="inline-flex h-5 items-center gap-1.5 rounded-1 border border-line bg-sunken px-1.5 text-12 font-medium whitespace-nowrap text-ink-2">
      <span aria-hidden="true" className={`size-[7px] ${shape}`} />
      {name}
    </span>
  );
}
