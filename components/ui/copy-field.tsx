'use client';

import { useId, useState } from 'react';
import { CopyButton } from './copy-button';
import { Hint } from './hint';

export function CopyField({ label, value }: Readonly<{ label: string; value: string }>) {
  const id = useId();
  const [refused, setRefused] = useState(false);
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="text-13 font-medium">
        {label}
      </label>
      <div className="grid min-h-10 grid-cols-[minmax(0,1fr)_auto] items-center rounded-2 border border-line bg-sunken has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-offset-2 has-[input:focus-visible]:outline-live">
        <input
          id={id}
          readOnly
          value={value}
          onFocus={(event) => event.currentTarget.select()}
          className="min-w-0 truncate bg-transparent px-3 py-2 font-mono text-13 outline-none"
        />
        <span className="p-1">
          <CopyButton label={label} text={value} onRefused={() => setRefused(true)} />
        </span>
      </div>
      {refused ? <Hint tone="bad">This browser does not let the page copy. Select the text and copy it yourself.</Hint> : null}
    </div>
  );
}
