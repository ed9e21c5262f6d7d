import { Callout } from '@/components/ui/callout';
import { OutsideLink } from '@/components/ui/outside-link';
import type { Edition } from '@/lib/okta/edition';
import { groupPushWords } from '@/lib/okta/group-push-words';

/** What the edition of the Okta app does with groups, as documents say, and when they were read. */
export function GroupPushRule({ edition }: Readonly<{ edition: Edition | null }>) {
  const { source } = groupPushWords;
  return (
    <Callout tone="neutral" title={groupPushWords.title}>
      {edition === null ? <p>{groupPushWords.unknown}</p> : null}
      {edition === 'scim2' ? null : <p>{groupPushWords.classic}</p>}
      {edition === 'classic' ? null : <p>{groupPushWords.scim2}</p>}
      <p>{groupPushWords.onramp}</p>
      <p>{groupPushWords.licences}</p>
      <p>
        <OutsideLink href={source.url}>{source.title}</OutsideLink> seen {source.seen}
      </p>
    </Callout>
  );
}
