import { lazy, Suspense, useState } from 'react';
import { Disclosure } from '@/components/ui/disclosure';
import { Labelled } from '@/components/ui/labelled';
import { authorizeWords } from '@/lib/setup/words/authorize';
import type { PasteFormProps } from './paste-form';

const words = authorizeWords.paste;

// Where the token arrives by itself, nobody needs it.
const LazyForm = lazy(() => import('./paste-form').then((module) => ({ default: module.PasteForm })));

/** The form, as soon as its code is here. */
export function PasteForm(props: Readonly<PasteFormProps>) {
  return (
    <Suspense>
      <LazyForm {...props} />
    </Suspense>
  );
}

/** The form, folded where the token is expected to arrive by itself. */
export function PasteAddress(props: Readonly<PasteFormProps>) {
  const { reach } = props;
  const [opened, setOpened] = useState(false);
  if (reach === null || reach === 'reached') {
    return (
      <Disclosure summary={words.folded} onOpen={() => setOpened(true)}>
        {opened ? <PasteForm {...props} /> : null}
      </Disclosure>
    );
  }
  return (
    <section className="grid gap-2">
      <h2 className="text-14">{reach === 'unknown' ? words.unknown.title : words.order}</h2>
      {reach === 'unknown' ? (
        <p className="text-13 text-ink-2">
          <Labelled text={words.unknown.text} mono />
        </p>
      ) : null}
      <PasteForm {...props} />
    </section>
  );
}
