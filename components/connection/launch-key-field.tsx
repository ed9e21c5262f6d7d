import { HiddenInput } from '@/components/ui/hidden-input';
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
      <HiddenInput id={id} value={value} onChange={onChange} className="w-full" />
      <Hint id={`${id}-hint`}>Paste the key, or the whole launch link. It works once, within five minutes.</Hint>
    </>
  );
}
