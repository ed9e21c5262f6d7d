import { Camera, ChevronDown, Download, RefreshCw, SlidersHorizontal } from 'lucide-react';
import { lazy, type ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-class';
import { PageTitle } from '@/components/ui/page-title';
import type { UsersSearch } from '@/lib/users/search-params';
import { Menu } from './menu';
import type { TableView } from './table-view';

const ExportMenu = lazy(() => import('./export-menu').then((module) => ({ default: module.ExportMenu })));
const ViewMenu = lazy(() => import('./view-menu').then((module) => ({ default: module.ViewMenu })));

interface UsersHeadProps {
  connectionId: string;
  search: UsersSearch;
  /** How many users what is shown is taken from; `null` while not known. */
  count: number | null;
  /** What an export would hold; `null` while there is nothing to export from. */
  shown: { readonly total: number | null; readonly more: boolean } | null;
  view: TableView;
  onView: (view: TableView) => void;
  reading: boolean;
  onRefresh: () => void;
  panelOpen: boolean;
  onPanel: () => void;
  /** Who answers. */
  children: ReactNode;
}

const menuLook = buttonClass('ghost', 'sm');

/** The title, and what can be done with all that is shown. */
export function UsersHead(props: UsersHeadProps) {
  const { connectionId, search, count, shown, view, onView, reading, onRefresh, panelOpen, onPanel, children } = props;
  return (
    <div className="flex min-h-9 flex-wrap items-center gap-x-3 gap-y-1">
      <PageTitle page={`${connectionId}/users`} className="text-20">
        Users
      </PageTitle>
      {count === null ? null : <span className="text-16 text-ink-2 tabular-nums">{count.toLocaleString('en-GB')}</span>}
      {children}
      <div className="ml-auto flex flex-wrap items-center gap-1">
        <Button variant="ghost" size="sm" working={reading} aria-keyshortcuts="R" onClick={onRefresh}>
          {reading ? null : <RefreshCw aria-hidden="true" className="size-4" />}
          <span className="max-mid:sr-only">Refresh</span>
        </Button>
        <Button variant="ghost" size="sm" aria-expanded={panelOpen} onClick={onPanel}>
          <Camera aria-hidden="true" className="size-4" />
          <span className="max-mid:sr-only">About the snapshot</span>
        </Button>
        <Menu
          align="end"
          look={menuLook}
          button={
            <>
              <SlidersHorizontal aria-hidden="true" className="size-4" />
              <span className="max-mid:sr-only">View</span>
            </>
          }
        >
          {() => <ViewMenu view={view} onChange={onView} />}
        </Menu>
        <Menu
          align="end"
          look={buttonClass('secondary', 'sm')}
          shortcut="E"
          button={
            <>
              <Download aria-hidden="true" className="size-4" />
              Export
              <ChevronDown aria-hidden="true" className="size-3.5" />
            </>
          }
        >
          {(close) => <ExportMenu connectionId={connectionId} search={search} shown={shown} onChosen={close} />}
        </Menu>
      </div>
    </div>
  );
}
