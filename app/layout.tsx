import '@fontsource-variable/geist/index.css';
import '@fontsource-variable/geist-mono/index.css';
import './globals.css';
import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import { connection } from 'next/server';
import type { ReactNode } from 'react';

export const metadata: Metadata = {
  title: { default: 'Onramp', template: '%s · Onramp' },
  description: 'Connects Okta to Webex, and shows that it works.',
  robots: { index: false, follow: false },
  referrer: 'no-referrer',
};

export const viewport: Viewport = { width: 'device-width', initialScale: 1 };

export default async function RootLayout({ children }: Readonly<{ children: ReactNode }>) {
  // Every page carries the nonce of its own request, so none may be rendered ahead of time.
  await connection();
  const chosen = (await cookies()).get('onramp-theme')?.value;
  const theme = chosen === 'light' || chosen === 'dark' ? chosen : undefined;
  return (
    <html lang="en" data-theme={theme}>
      <body>{children}</body>
    </html>
  );
}
