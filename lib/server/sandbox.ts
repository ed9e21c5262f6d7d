import 'server-only';
import { StateError } from '@/lib/errors';
import { createSandbox } from '@/lib/sandbox/sandbox';
import { settings } from './env';

declare global {
  var onrampSandbox: ReturnType<typeof createSandbox> | undefined;
}

/** Lets the sandbox answer. @throws {StateError} `not-found`: it is switched off, or answers elsewhere. */
export async function sandboxResponse(request: Request): Promise<Response> {
  const { sandboxEnabled, sandboxBase, sandboxScopes, publicUrl } = settings();
  if (!sandboxEnabled || sandboxBase !== `${publicUrl}/sandbox`) throw new StateError('not-found', 'no sandbox here');
  globalThis.onrampSandbox ??= createSandbox({ base: sandboxBase, scopeMode: sandboxScopes });
  return globalThis.onrampSandbox.handle(request);
}
