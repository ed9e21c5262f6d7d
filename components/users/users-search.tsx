import { Search } from 'lucide-react';
import { type FormEvent, type RefObject, useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { KeyHint } from '@/components/ui/key-hint';
import { usersHref } from '@/lib/users/addresses';
import type { UsersSearch as Asked } from '@/lib/users/search-params';
import { showView } from './view-link';

interface UsersSearchProps {
  connectionId: string;
  search: Asked;
  /** The snapshot answers: any part is found, and while it is typed. */
  anyPart: boolean;
  input: RefObject<HTMLInputElement | null>;
}

/** Longer than the pause between two keys of most people: rows that are drawn for half of a word hold up its next letter. */
const typingMs = 300;

/** The address that a search leads to. Its sort and filters stay. */
const hrefOf = ({ connectionId, search }: UsersSearchProps, q: string) =>
  usersHref(connectionId, { ...search, q: q.trim(), startIndex: 1, user: null });

/** Finds users by text. The address is the state. */
export function UsersSearch(props: UsersSearchProps) {
  const { search, anyPart, input } = props;
  const [typed, setTyped] = useState(search.q);
  const [shown, setShown] = useState(search.q);
  // A step back, or a link, changed it.
  if (shown !== search.q) {
    setShown(search.q);
    if (typed.trim() !== search.q) setTyped(search.q);
  }
  const wanted = hrefOf(props, typed);
  const waits = anyPart && typed.trim() !== search.q;
  useEffect(() => {
    if (!waits) return;
    const timer = setTimeout(() => window.history.replaceState(null, '', wanted), typingMs);
    return () => clearTimeout(timer);
  }, [waits, wanted]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim() !== search.q) showView(wanted);
  };
  const name = anyPart ? 'Name, e-mail, title or externalId' : 'Start of e-mail address';
  return (
    <search className="max-mid:w-full">
      <form onSubmit={submit} className="flex items-center gap-2">
        <div className="flex h-9 min-w-0 flex-1 items-center gap-2 rounded-2 border border-control bg-surface px-2.5 focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-live mid:w-72">
          <Search aria-hidden="true" className="size-4 flex-none text-ink-3" />
          <input
            ref={input}
            name="q"
            type="search"
            aria-label={anyPart ? 'Search by any part of name, e-mail address, title or externalId' : 'Search by start of e-mail address'}
            aria-keyshortcuts="/"
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            maxLength={200}
            placeholder={name}
            autoComplete="off"
            spellCheck={false}
            className="min-w-0 flex-1 bg-transparent text-16 outline-none mid:text-14"
          />
          <span aria-hidden="true" className="max-mid:hidden">
            <KeyHint keys={['/']} />
          </span>
        </div>
        {anyPart ? null : <Button type="submit">Search</Button>}
      </form>
    </search>
  );
}
