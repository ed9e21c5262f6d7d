import { decodeBase64Text } from './base64';

/** The parts of a public Webex API id, for example `us`, `PEOPLE` and a UUID. */
export interface HydraId {
  readonly cluster: string;
  readonly type: string;
  readonly id: string;
}

/** Licence ids, the longest kind, hold two ids and a site name; nothing documented comes near this length. */
const maxLength = 2048;

const scheme = 'ciscospark://';

/**
 * Reads the long form of a Webex id: base64 or base64url of `ciscospark://<cluster>/<TYPE>/<id>`, padding optional.
 *
 * The cluster may itself hold colons (`urn:TEAM:us-west-2_r`), so the last part is the id, the one before it the type,
 * and the rest the cluster. The id is given as found; whether it is a UUID is for the caller to check.
 *
 * @returns `null` when the text is something else. Never throws.
 * @see developer.webex.com blog, "What the Base? Decoding Webex API IDs"; github.com/webex/webex-js-sdk, `packages/@webex/common/src/uuid-utils.js`
 */
export function decodeHydraId(id: string): HydraId | null {
  if (id.length > maxLength) return null;
  const text = decodeBase64Text(id);
  if (!text?.startsWith(scheme) || /\p{C}/u.test(text)) return null;
  const parts = text.slice(scheme.length).split('/');
  const tail = parts.pop();
  const type = parts.pop();
  const cluster = parts.join('/');
  return tail && type && cluster ? { cluster, type, id: tail } : null;
}
