import { queryOptions } from '@tanstack/react-query';
import { api } from '@/components/connection/api';

/** Reads one user from Webex, with the groups. */
export const userQuery = (connectionId: string, userId: string) =>
  queryOptions({ queryKey: ['user', connectionId, userId], queryFn: ({ signal }) => api.user(connectionId, userId, signal) });
