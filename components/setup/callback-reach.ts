import { webexClient } from '@/lib/webex/client';

/**
 * Whether Webex's answer comes to this Onramp by itself. `reached`: it does. `unknown`: this machine's own address, but another one than
 * Webex's. `elsewhere`: Onramp runs on another machine, so the browser will show an error page.
 */
export type CallbackReach = 'reached' | 'unknown' | 'elsewhere';

const callbackOrigin = new URL(webexClient.redirectUri).origin;

const loopback = /^https?:\/\/(?:(?:[\w-]+\.)*localhost|127(?:\.\d{1,3}){3}|0\.0\.0\.0|\[::1?\])(?::\d+)?$/;

/**
 * The variant for a page that is open at `origin`. Nothing is asked for this: a page that came from the origin of the fixed redirect address
 * is itself the proof that this browser finds Onramp there.
 */
export function callbackReachOf(origin: string): CallbackReach {
  if (origin === callbackOrigin) return 'reached';
  return loopback.test(origin) ? 'unknown' : 'elsewhere';
}
