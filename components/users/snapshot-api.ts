import { send } from '@/components/connection/api';
import type { FacetCounts, SnapshotPage, SnapshotView } from '@/lib/users/snapshot';

const at = (id: string, path: string) => `/${encodeURIComponent(id)}/${path}`;

/** Onramp's own HTTP API for the snapshot of a connection's users. */
export const snapshotApi = {
  read: (id: string, signal?: AbortSignal) => send<SnapshotView>('GET', at(id, 'snapshot'), undefined, signal),
  turnOn: (id: string) => send<SnapshotView>('PUT', at(id, 'snapshot')),
  turnOff: (id: string) => send<SnapshotView>('DELETE', at(id, 'snapshot')),
  crawl: (id: string) => send<SnapshotView>('POST', at(id, 'crawl')),
  cancel: (id: string) => send<SnapshotView>('DELETE', at(id, 'crawl')),
  users: (id: string, query: string, window: { offset: number; limit: number }, signal?: AbortSignal) => {
    const bounds = `offset=${window.offset}&limit=${window.limit}`;
    return send<SnapshotPage>('GET', at(id, `snapshot/users?${query ? `${query}&` : ''}${bounds}`), undefined, signal);
  },
  facets: (id: string, query: string, signal?: AbortSignal) =>
    send<FacetCounts>('GET', at(id, `snapshot/facets?${query}`), undefined, signal),
};
