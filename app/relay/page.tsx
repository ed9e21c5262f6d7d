import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { RelayScreen } from '@/components/relay/relay-screen';
import { PrivateWindow } from '@/components/setup/private-window';
import { Brand } from '@/components/shell/brand';
import { Announcer } from '@/components/ui/announcer';
import { takeSecretScript } from '@/lib/relay/take-secret';
import { visitWords } from '@/lib/relay/visit-words';

export const metadata: Metadata = { title: 'Link' };

/** The nonce that scripts/serve.mjs gave this reply. */
const nonceIn = (policy: string | null) => /'nonce-([\w+/=]+)'/.exec(policy ?? '')?.[1];

/** Where relay links lead. The server does not know which link it was: that is in the fragment. */
export default async function RelayPage() {
  const asked = await headers();
  return (
    <main id="main" className="mx-auto grid w-full max-w-[560px] gap-5 px-5 py-8 mid:py-14">
      <script nonce={nonceIn(asked.get('content-security-policy'))}>{takeSecretScript}</script>
      <p className="flex items-center gap-2 text-16 font-semibold">
        <Brand />
      </p>
      <noscript>
        <p>{visitWords.noScript}</p>
      </noscript>
      <Announcer />
      <RelayScreen privateWindow={<PrivateWindow agent={asked.get('user-agent') ?? ''} />} />
    </main>
  );
}
