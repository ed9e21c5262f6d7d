import { answerAuthorize } from './authorize';
import { methodNotAllowed } from './caller';
import type { SandboxContext, SandboxRequest } from './context';
import { controlHubPage } from './control-hub';
import { createDirectories } from './directory';
import { createFaults, type Faults } from './faults';
import { createGroupStores } from './groups';
import { createOkta } from './okta';
import { answerRest } from './people';
import { refusal } from './replies';
import { answerScim } from './scim';
import { type RandomBytes, sandboxClusterTags } from './tokens';
import { wait } from './wait';
import { createWeather } from './weather';

/** How a sandbox behaves. Only `base` has no default. */
export interface SandboxOptions {
  /** Absolute URL under which it is mounted, for example `http://localhost:3000/sandbox`, without a trailing slash. */
  readonly base: string;
  /** `strict`: SCIM 2 takes the documented scopes only, so the token for Okta is refused there. Default `lenient`. */
  readonly scopeMode?: 'lenient' | 'strict';
  /** Where the broker puts errors of a redirect. Default `query`. */
  readonly errorPlacement?: 'query' | 'fragment';
  /** Which cluster tag tokens carry. Default `commercial`. */
  readonly shape?: 'commercial' | 'government';
  /** Epoch milliseconds. */
  readonly now?: () => number;
  readonly randomBytes?: RandomBytes;
  /** Waits this long before each answer. */
  readonly latencyMs?: number;
  /** The one registered redirect address. Default `http://localhost:3000/auth/code`. */
  readonly redirectUri?: string;
  /** Most users on a page. Default 100. */
  readonly maxCount?: number;
  /** How the sandbox's Okta sends its requests. Default: the global `fetch`. */
  readonly fetch?: (address: string, init: RequestInit) => Promise<Response>;
  /** How it waits when it is asked to slow down. Default: a timer. */
  readonly sleep?: (milliseconds: number) => Promise<void>;
  /** Is told of every directory entry that is made to be kept. */
  readonly onUserMade?: () => void;
}

/** An emulator of Webex: a function from request to response, and switches for faults. */
export interface Sandbox {
  handle(request: Request): Promise<Response>;
  readonly faults: Faults;
}

/** A sandbox of its own: fresh counters, no faults. Tokens of another one with the same `shape` are good here too. */
export function createSandbox(options: SandboxOptions): Sandbox {
  const now = options.now ?? Date.now;
  const context: SandboxContext = {
    base: options.base,
    redirectUri: options.redirectUri ?? 'http://localhost:3000/auth/code',
    scopeMode: options.scopeMode ?? 'lenient',
    errorPlacement: options.errorPlacement ?? 'query',
    clusterTag: sandboxClusterTags[options.shape ?? 'commercial'],
    maxCount: options.maxCount ?? 100,
    now,
    randomBytes: options.randomBytes ?? ((length) => crypto.getRandomValues(new Uint8Array(length))),
    nextWriteAt: writeClock(now),
    directoryOf: createDirectories(options.onUserMade ?? (() => undefined)),
    groupsOf: createGroupStores(),
    weather: createWeather(now),
  };
  const okta = createOkta(context, {
    base: options.base,
    now,
    fetch: options.fetch ?? ((address, init) => fetch(address, init)),
    sleep: options.sleep ?? ((milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))),
  });
  const mount = new URL(options.base).pathname.replace(/\/$/, '');
  const faults = createFaults();
  return {
    faults,
    handle: async (request) => {
      const { pathname, searchParams } = new URL(request.url);
      const path = pathname === mount || pathname.startsWith(`${mount}/`) ? pathname.slice(mount.length) : '';
      if (options.latencyMs) await wait(options.latencyMs, request.signal);
      return faults.apply(path, request.signal, () => answer(context, okta, { request, path, query: searchParams }));
    },
  };
}

function writeClock(now: () => number): () => number {
  let last = 0;
  return () => {
    last = Math.max(now(), last + 1);
    return last;
  };
}

function answer(context: SandboxContext, okta: ReturnType<typeof createOkta>, asked: SandboxRequest): Promise<Response> {
  const { path, request } = asked;
  if (path.startsWith('/identity/scim/')) return answerScim(context, asked);
  if (path.startsWith('/v1/')) return answerRest(context, asked);
  if (path === '/idb/oauth2/v1/authorize') {
    return ['GET', 'POST'].includes(request.method) ? answerAuthorize(context, asked) : refuse(context, 'GET, POST');
  }
  if (path === '/control-hub') return request.method === 'GET' ? controlHubPage() : refuse(context, 'GET');
  if (path === '/okta') return ['GET', 'POST'].includes(request.method) ? okta(asked) : refuse(context, 'GET, POST');
  const dialect = path.startsWith('/idb/') ? 'broker' : 'rest';
  return Promise.resolve(refusal(dialect, 404, 'There is nothing at this address.', context.randomBytes));
}

async function refuse(context: SandboxContext, allow: string): Promise<Response> {
  return methodNotAllowed(context, 'broker', allow);
}
