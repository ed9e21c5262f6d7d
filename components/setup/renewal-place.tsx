import { PathCrumb } from '@/components/ui/path-crumb';
import type { ConnectionView } from '@/lib/connection';
import { configureOkta } from '@/lib/setup/steps/configure-okta';
import { renewalWords } from '@/lib/setup/words/renewal';
import { Cited } from './cited';
import { SandboxOkta } from './sandbox-okta';

/** Where Okta keeps the token, once provisioning is on. Drawn by the server. */
export function RenewalPlace({ view }: Readonly<{ view: ConnectionView }>) {
  const path = configureOkta.older?.path;
  return (
    <>
      {path ? (
        <section className="grid gap-2.5">
          <h3 className="text-13">{renewalWords.handOver.goTo}</h3>
          <PathCrumb app={path.app} labels={path.labels} />
          <p className="text-12">
            <Cited source={path.source} />
          </p>
        </section>
      ) : null}
      <SandboxOkta view={view} />
    </>
  );
}
