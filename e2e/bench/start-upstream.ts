import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Upstream } from '@/lib/server/crawl-directory';
import { parseSettings, replaceSettings } from '@/lib/server/env';
import { keepHeapSmall } from '@/scripts/heap.mjs';

/** What the upstream counted. */
interface Seen {
  readonly served: number;
  readonly refused: number;
}

/** Starts a directory in a process of its own. @param perMinute 0: no limit. */
export async function startUpstream(size: number, meanMs: number, jitter: number, perMinute = 0, retryAfter = 'seconds') {
  const program = fileURLToPath(new URL('upstream.mjs', import.meta.url));
  const args = [size, meanMs, jitter, perMinute, retryAfter].map(String);
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const { value: port } = await createInterface(child.stdout)[Symbol.asyncIterator]().next();
  const origin = `http://127.0.0.1:${port}`;
  const upstream: Upstream = {
    base: { dialect: 'scim2', url: () => origin },
    organizationId: '5f0c2b1e-7d4a-4c39-9b6e-2a1d8c4e0f37',
    token: 'made-up-for-a-measurement',
  };
  return {
    origin,
    upstream,
    seen: async (): Promise<Seen> => (await fetch(`${origin}/seen`)).json(),
    stop: () => child.kill(),
  };
}

/** Settings that the app's code needs, with a data folder of its own, and the heap as the app has it. @returns what removes it. */
export function takeOwnSettings(): () => void {
  keepHeapSmall();
  const folder = mkdtempSync(join(tmpdir(), 'onramp-bench-'));
  replaceSettings(
    parseSettings({
      ONRAMP_DATA_DIR: folder,
      ONRAMP_PUBLIC_URL: 'http://localhost:3000',
      ONRAMP_HOSTS: 'localhost:3000',
      LOG_LEVEL: 'silent',
    }),
  );
  return () => rmSync(folder, { recursive: true, force: true });
}
