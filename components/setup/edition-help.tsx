import { Disclosure } from '@/components/ui/disclosure';
import type { Edition } from '@/lib/okta/edition';
import { ruleSets } from '@/lib/okta/editions';
import { editionSigns } from '@/lib/okta/editions-help';
import { chooseSyncWords } from '@/lib/setup/words/choose-sync';
import { Cited } from './cited';

const words = chooseSyncWords.edition;

/** What an edition's rules say of groups, and who says them. */
function Rules({ edition }: Readonly<{ edition: Edition }>) {
  const { label, groups, source } = ruleSets[edition];
  return (
    <p>
      {label}. {groups.says} {words.rules} <Cited source={source} />
    </p>
  );
}

/** How an admin tells the editions apart, sign by sign, and the rules of each. */
export function EditionHelp() {
  return (
    <Disclosure summary={words.how}>
      <ul className="grid gap-3">
        {editionSigns.map((sign) => (
          <li key={sign.look} className="grid gap-0.5">
            <span className="font-medium text-ink">{sign.look}</span>
            <span>
              {words.ifClassic} {sign.classic}
            </span>
            <span>
              {words.ifScim2} {sign.scim2}
            </span>
            <span className="text-12">
              <Cited source={sign.source} certainty={words.certainty[sign.certainty]} />
            </span>
          </li>
        ))}
      </ul>
      <Rules edition="classic" />
      <Rules edition="scim2" />
    </Disclosure>
  );
}
