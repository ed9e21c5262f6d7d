import { Callout } from '@/components/ui/callout';
import { Mark } from '@/components/ui/mark';
import { OutsideLink } from '@/components/ui/outside-link';
import { Panel } from '@/components/ui/panel';
import type { ArrivalWatchView } from '@/lib/setup/arrivals';
import { sources } from '@/lib/setup/sources';
import { assignWords } from '@/lib/setup/words/assign';

const { first, unlicensed, domain, proofs } = assignWords;

/** What arrived, and what is still off about those who did: one callout for each matter, not for each user. */
export function ArrivalNotes({ watch }: Readonly<{ watch: ArrivalWatchView }>) {
  return (
    <>
      {watch.first ? (
        <Callout tone="pass" title={first.title(watch.first.name)}>
          <p>{first.text}</p>
        </Callout>
      ) : null}
      {watch.unlicensed > 0 ? (
        <Callout tone="warn" title={unlicensed.title(watch.unlicensed)}>
          <p>{unlicensed.text}</p>
          <p>
            <OutsideLink href={sources.licenceTemplate.url}>{unlicensed.action}</OutsideLink>
          </p>
        </Callout>
      ) : null}
      {watch.unverified > 0 ? (
        <Callout tone="warn" title={domain.title(watch.unverified)}>
          <p>{domain.text}</p>
          <p>
            <OutsideLink href={sources.domains.url}>{domain.action}</OutsideLink>
          </p>
        </Callout>
      ) : null}
    </>
  );
}

/** What the watch has proven so far, and what it has not. */
export function ArrivalProofs({ watch }: Readonly<{ watch: ArrivalWatchView | null }>) {
  const counts = watch?.counts;
  const list = [
    { proven: watch?.first != null, words: proofs.credentials },
    { proven: counts !== undefined && counts.created + counts.linked > 0, words: proofs.create },
    { proven: counts !== undefined && counts.updated > 0, words: proofs.update },
    { proven: counts !== undefined && counts.deactivated > 0, words: proofs.deactivate },
    { proven: counts !== undefined && counts.reactivated > 0, words: proofs.reactivate },
  ];
  return (
    <Panel title={proofs.title}>
      <ul className="grid gap-3 p-4 text-13">
        {list.map(({ proven, words }) => (
          <li key={words.yes} className="grid grid-cols-[20px_minmax(0,1fr)] gap-2.5">
            <Mark kind={proven ? 'verified' : 'skipped'} />
            <span className={proven ? '' : 'text-ink-2'}>{proven ? words.yes : words.no}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
