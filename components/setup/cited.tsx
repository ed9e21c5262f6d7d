import { OutsideLink } from '@/components/ui/outside-link';
import { placeWords } from '@/lib/setup/words/place';
import type { Source } from '@/lib/source';

interface CitedProps {
  source: Source;
  /** How sure it is. */
  certainty?: string;
}

/** Who says so, and when it was last read there. */
export function Cited({ source, certainty }: Readonly<CitedProps>) {
  const seen = placeWords.seen(source.seen);
  return (
    <>
      <OutsideLink href={source.url}>{source.title}</OutsideLink>{' '}
      <span className="inline-block text-ink-2">{certainty ? `${certainty}, ${seen}` : seen}</span>
    </>
  );
}
