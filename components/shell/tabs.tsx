'use client';

import { usePathname } from 'next/navigation';
import { Link } from '@/components/ui/link';

const tabs = [
  { name: 'Overview', path: 'overview' },
  { name: 'Setup', path: 'setup' },
  { name: 'Users', path: 'users' },
  { name: 'Groups', path: 'groups' },
  { name: 'Activity', path: 'activity' },
  { name: 'Token', path: 'token' },
] as const;

export function Tabs({ connectionId }: Readonly<{ connectionId: string }>) {
  const pathname = usePathname();
  const base = `/connections/${connectionId}`;
  return (
    <nav aria-label="Connection" className="flex h-10 gap-0.5 overflow-x-auto px-1 mid:px-3">
      {tabs.map(({ name, path }) => {
        const here = pathname.startsWith(`${base}/${path}`);
        return (
          <Link
            key={path}
            href={`${base}/${path}`}
            aria-current={here ? 'page' : undefined}
            className="flex items-center border-b-2 border-transparent px-2.5 text-13 whitespace-nowrap text-ink-2 no-underline hover:text-ink focus-visible:-outline-offset-2 aria-[current]:border-ink aria-[current]:font-semibold aria-[current]:text-ink"
          >
            {name}
          </Link>
        );
      })}
    </nav>
  );
}
