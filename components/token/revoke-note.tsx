import { Disclosure } from '@/components/ui/disclosure';
import { OutsideLink } from '@/components/ui/outside-link';
import { placeWords } from '@/lib/setup/words/place';
import { revokeSource, revokeWords } from '@/lib/token/not-kept';

/** What cannot be done about a token at Webex, and what can. */
export function RevokeNote() {
  return (
    <Disclosure summary={revokeWords.title}>
      <p>{revokeWords.text}</p>
      <p>{revokeWords.api}</p>
      <p>
        <OutsideLink href={revokeSource.url}>{revokeSource.title}</OutsideLink>{' '}
        <span className="inline-block">{placeWords.seen(revokeSource.seen)}</span>
      </p>
    </Disclosure>
  );
}
