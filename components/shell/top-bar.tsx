import { Monitor, Moon, Sun } from 'lucide-react';
import type { ReactNode } from 'react';
import { EnvironmentBadge } from '@/components/connection/environment-badge';
import { Announcer } from '@/components/ui/announcer';
import { Link } from '@/components/ui/link';
import type { ConnectionView } from '@/lib/connection';
import { type Role, roleWords } from '@/lib/team/role';
import { AccountMenu } from './account-menu';
import { Brand } from './brand';
import { ConnectionSwitcher, type ShortList } from './connection-switcher';
import { ThemeButton } from './theme-button';

const themeIcons = {
  system: <Monitor aria-hidden="true" className="size-4" />,
  light: <Sun aria-hidden="true" className="size-4" />,
  dark: <Moon aria-hidden="true" className="size-4" />,
};

interface TopBarProps {
  admin: { readonly name: string; readonly role: Role };
  list: ShortList;
  current?: Pick<ConnectionView, 'id' | 'name' | 'environment'>;
  /** The tabs of the connection. */
  children?: ReactNode;
}

export function TopBar({ admin, list, current, children }: TopBarProps) {
  return (
    <>
      <a
        href="#main"
        className="fixed top-2 left-3 z-30 -translate-y-16 rounded-2 bg-action px-3 py-2 text-on-action no-underline focus:translate-y-0"
      >
        Skip to content
      </a>
      <header className="print:hidden sticky top-0 z-10 border-b border-line bg-surface">
        <div className="flex h-12 items-center gap-1 px-3 mid:gap-2 mid:px-5">
          <Link
            href="/"
            aria-label="Onramp, all connections"
            className="inline-flex min-h-8 flex-none items-center gap-2 rounded-2 font-semibold tracking-tight text-ink no-underline"
          >
            <Brand />
          </Link>
          <span aria-hidden="true" className="mx-0.5 text-[18px] font-light text-control max-mid:hidden">
            /
          </span>
          <ConnectionSwitcher current={current ?? null} list={list} />
          {current ? <EnvironmentBadge environment={current.environment} compact /> : null}
          <span className="flex-1" />
          <ThemeButton icons={themeIcons} />
          <AccountMenu name={admin.name} role={admin.role} />
        </div>
        {children}
        {admin.role === 'viewer' ? (
          <p className="truncate border-t border-dashed border-control bg-sunken px-5 py-1 text-center text-12 text-ink-2">
            <b className="font-medium text-ink">{roleWords.viewer.label}.</b> You can look, and change nothing
          </p>
        ) : null}
        {current?.environment === 'sandbox' ? (
          <p
            data-banner
            className="h-[26px] truncate border-t border-dashed border-control bg-sunken px-5 py-1 text-center text-12 text-ink-2"
          >
            <b className="font-medium text-ink">Sandbox.</b> Answers are simulated
          </p>
        ) : null}
      </header>
      <Announcer />
    </>
  );
}
