import type { Metadata } from 'next';
import { Brand } from '@/components/shell/brand';
import { SignInForm } from '@/components/shell/sign-in-form';

export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const { next } = await searchParams;
  return (
    <main id="main" className="grid min-h-screen place-items-center px-5 py-6">
      <div className="grid w-full max-w-[372px] gap-6">
        <p className="flex items-center gap-2 text-16 font-semibold">
          <Brand />
        </p>
        <h1 className="text-28">Sign in</h1>
        <SignInForm next={typeof next === 'string' ? next : null} />
      </div>
    </main>
  );
}
