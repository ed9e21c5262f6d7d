'use client';

import { Search } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type FormEvent, useEffect, useRef } from 'react';
import { KeyHint } from '@/components/ui/key-hint';
import { takesText } from '@/components/ui/takes-text';
import { type ListSearch, listHref } from '@/lib/connections/list-search';

/** Finds connections by name or Organization ID. The key / leads here. */
export function ConnectionSearch({ search }: Readonly<{ search: ListSearch }>) {
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || takesText(event.target)) return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    router.push(listHref({ ...search, q: input.current?.value.trim() ?? '', page: 1 }));
  };
  return (
    // Without a script the form still asks for the same address.
    <search className="max-mid:w-full">
      <form action="/" onSubmit={submit}>
        {Object.entries({ environment: search.environment, level: search.level, sort: search.sort, order: search.order }).map(
          ([name, value]) => (value === null ? null : <input key={name} type="hidden" name={name} value={value} />),
        )}
        <div className="flex h-9 min-w-0 items-center gap-2 rounded-2 border border-control bg-surface px-2.5 focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-live mid:w-72">
          <Search aria-hidden="true" className="size-4 flex-none text-ink-3" />
          <input
            ref={input}
            name="q"
            type="search"
            aria-label="Search connections by customer or Organization ID"
            aria-keyshortcuts="/"
            defaultValue={search.q}
            maxLength={200}
            placeholder="Customer or Organization ID"
            autoComplete="off"
            spellCheck={false}
            className="min-w-0 flex-1 bg-transparent text-16 outline-none mid:text-14"
          />
          <span aria-hidden="true" className="max-mid:hidden">
            <KeyHint keys={['/']} />
          </span>
        </div>
      </form>
    </search>
  );
}
