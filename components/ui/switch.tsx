interface SwitchProps {
  /** What it switches, for those who cannot see where it stands. */
  label: string;
  on: boolean;
  onChange: (on: boolean) => void;
}

export function Switch({ label, on, onChange }: Readonly<SwitchProps>) {
  return (
    <button
      type="button"
      role="switch"
      aria-label={label}
      aria-checked={on}
      onClick={() => onChange(!on)}
      className={`relative h-6 w-10 flex-none rounded-full border transition-colors ${on ? 'border-action bg-action' : 'border-control bg-surface'}`}
    >
      <span
        aria-hidden="true"
        className={`absolute top-[3px] left-[3px] size-4 rounded-full transition-transform ${on ? 'translate-x-4 bg-on-action' : 'bg-control'}`}
      />
    </button>
  );
}
