import type { CredentialView } from '@/lib/connection';
import { toBase64url } from '@/lib/relay/base64url';
import { buildRelayLink, type RelayHours, type RelayLink, type RelayPurpose } from '@/lib/relay/link';
import { parcelNonceBytes, sealParcel } from '@/lib/relay/parcel';
import { deriveRelayKeys, relaySecretBytes } from '@/lib/relay/secret';
import { api, at, send } from './api';

/** A link as its maker sends it. The server was never told it. */
export interface MadeRelay {
  readonly link: string;
  readonly links: readonly RelayLink[];
}

const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));

/** What a link for the Okta administrator carries: the token, encrypted here. */
async function parcelOf(connectionId: string, key: CryptoKey, { id, status, organizationId }: CredentialView) {
  const token = await api.reveal(connectionId, 'copy', status === 'pending' ? id : undefined);
  return { parcel: await sealParcel(key, organizationId ?? '', token, random(parcelNonceBytes)), credentialId: id };
}

export const relayApi = {
  list: (id: string, signal?: AbortSignal) => send<readonly RelayLink[]>('GET', `${at(id)}/relays`, undefined, signal),
  revoke: (id: string, relayId: string) => send<readonly RelayLink[]>('DELETE', `${at(id)}/relays/${relayId}`),
  /** Makes a link in this browser. @param credential what it carries; `null`: it is one to bring a token. */
  make: async (id: string, hours: RelayHours, credential: CredentialView | null): Promise<MadeRelay> => {
    const secret = toBase64url(random(relaySecretBytes));
    const { lookup, key } = await deriveRelayKeys(secret);
    const purpose: RelayPurpose = credential ? 'okta' : 'webex';
    const carried = credential ? await parcelOf(id, key, credential) : {};
    const links = await send<readonly RelayLink[]>('POST', `${at(id)}/relays`, { purpose, lookup, hours, ...carried });
    return { link: buildRelayLink(window.location.origin, secret), links };
  },
};
