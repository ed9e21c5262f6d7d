import { at, send } from '@/components/connection/api';
import type { ConnectionView } from '@/lib/connection';

const act = (method: string, id: string, rest: string, body?: unknown) => send<ConnectionView>(method, `${at(id)}/renewals${rest}`, body);

/** What is asked of Onramp while a token is renewed. */
export const renewalApi = {
  renew: (id: string) => act('POST', id, ''),
  prove: (id: string, renewalId: string) => act('POST', id, `/${renewalId}/proof`),
  handOver: (id: string, renewalId: string, credentialId: string) => act('POST', id, `/${renewalId}/hand-over`, { credentialId }),
  confirmAlive: (id: string, renewalId: string) => act('POST', id, `/${renewalId}/alive`),
  complete: (id: string, renewalId: string) => act('POST', id, `/${renewalId}/completion`),
  abandon: (id: string, renewalId: string) => act('DELETE', id, `/${renewalId}`),
};
