import { Callout } from '@/components/ui/callout';
import { OutsideLink } from '@/components/ui/outside-link';
import type { ConnectionView } from '@/lib/connection';
import { placeWords } from '@/lib/setup/words/place';

/** In the sandbox, the way to its own Okta; with a real organization the admin has an Okta of their own. */
export function SandboxOkta({ view }: Readonly<{ view: ConnectionView }>) {
  const { okta } = view.hosts;
  if (!okta) return null;
  const query = view.organizationId ? `?organization=${view.organizationId}` : '';
  return (
    <Callout tone="live" title={placeWords.sandboxOkta.title}>
      <p>{placeWords.sandboxOkta.text}</p>
      <p>
        <OutsideLink href={`${okta}${query}`}>{placeWords.sandboxOkta.open}</OutsideLink>
      </p>
    </Callout>
  );
}
