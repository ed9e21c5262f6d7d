import { queryOptions } from '@tanstack/react-query';
import type { ConnectionView } from '@/lib/connection';
import { api } from './api';

/** The connection as the screens read it again. */
export const connectionQuery = (id: string) =>
  queryOptions<ConnectionView>({ queryKey: ['connection', id], queryFn: ({ signal }) => api.get(id, signal) });
