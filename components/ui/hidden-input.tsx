interface HiddenInputProps {
  id: string;
  value: string;
  onChange: (value: string) => void;
  /** How it takes its place. */
  className: string;
}

/** Takes a secret by paste, shows none of it, and no password manager offers to keep it. Described by the hint of its id. */
export function HiddenInput({ id, value, onChange, className }: Readonly<HiddenInputProps>) {
  return (
    <input
      id={id}
      type="password"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      autoComplete="off"
      data-1p-ignore
      data-lpignore="true"
      aria-describedby={`${id}-hint`}
      className={`h-10 rounded-2 border border-control bg-surface px-3 font-mono text-16 text-ink mid:text-14 ${className}`}
    />
  );
}
