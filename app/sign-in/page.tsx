import type { Metadata } from 'next';
import { Brand } from '@/components/shell/brand';
import { SignInForm } from '@/components/shell/sign-in-form';
import { Callout } from '@/components/ui/callout';
import { settings } from '@/lib/server/env';
import { signInWords } from '@/lib/team/sign-in-words';

export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const { next, error, arrived } = await searchParams;
  const { company, publicUrl } = settings();
  const failure = typeof error === 'string' ? signInWords(error) : null;
  return (
    <main id="main" className="grid min-h-screen place-items-center px-5 py-6">
      <div className="grid w-full max-w-[372px] gap-6">
        <p className="flex items-center gap-2 text-16 font-semibold">
          <Brand />
        </p>
        <div className="grid gap-1">
          <h1 className="text-28">Sign in</h1>
          {company ? <p className="text-ink-2">{new URL(publicUrl).host}</p> : null}
        </div>
        {failure ? (
          <Callout tone="fail" alert title={failure.title}>
            <p>{failure.why}</p>
            <p className="text-ink">{failure.remedy}</p>
          </Callout>
        ) : null}
        <SignInForm
          next={typeof next === 'string' ? next : null}
          company={company?.name ?? null}
          arrived={company !== null && arrived === '1' && failure === null}
        />
      </div>
    </main>
  );
}
