import { Hint } from '@/components/ui/hint';

/** The key in a launch link, or the text itself when it is the bare key. */
export function launchKeyIn(text: string): string {
  const key = /#key=([^&\s]+)/.exec(text)?.[1] ?? text.trim();
  try {
    return decodeURIComponent(key);
  } catch {
    return key;
  }
}

interface LaunchKeyFieldProps {
  id: string;
  value: string;
  onChange: (value: string) => void;
}

export function LaunchKeyField({ id, value, onChange }: LaunchKeyFieldProps) {
  return (
    <>
      <label htmlFor={id} className="font-medium">
        Launch key
      </label>
      <input
        id={id}
        type="password"
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        autoComplete="off"
        data-1p-ignore
        data-lpignore="true"
        aria-describedby={`${id}-hint`}
        className="h-10 w-full rounded-2 border border-control bg-surface px-3 font-mono text-16 mid:text-14"
      />
      <Hint id={`${id}-hint`}>Paste the key, or the whole launch link. It works once, within five minutes.</Hint>
    </>
  );
}
