import 'server-only';
import { AsyncLocalStorage } from 'node:async_hooks';
import { isIP } from 'node:net';

/** Set by scripts/serve.mjs, which drops what a client sends under this name. */
const header = 'x-onramp-from';

const arriving = new AsyncLocalStorage<string | null>();

/** The address that a request came from; `null`: not known. */
export function addressOf(request: Request): string | null {
  const address = request.headers.get(header) ?? '';
  return isIP(address) ? address : null;
}

/** Does the work that a request asks for, so that what is recorded on the way knows where it came from. */
export function arriveFrom<T>(request: Request, work: () => T): T {
  return arriving.run(addressOf(request), work);
}

/** The address that the request came from whose work this is; `null` for work that no request asked for. */
export function currentOrigin(): string | null {
  return arriving.getStore() ?? null;
}
