'use client';

import { useSyncExternalStore } from 'react';
import { type CallbackReach, callbackReachOf } from './callback-reach';

const never = () => () => undefined;

/** Where this page is open, as far as Webex's answer goes; null on the server and while hydrating. */
export function useCallbackReach(): CallbackReach | null {
  return useSyncExternalStore<CallbackReach | null>(
    never,
    () => callbackReachOf(window.location.origin),
    () => null,
  );
}
