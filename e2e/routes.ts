import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ask } from './ask';

const root = fileURLToPath(new URL('../app', import.meta.url));
const known = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
const nothing = '00000000-0000-4000-8000-000000000000';

/** Values for the changing parts of an address; nothing behind them exists. */
const samples: Record<string, string> = {
  '[connectionId]': nothing,
  '[channelId]': nothing,
  '[renewalId]': nothing,
  '[memberId]': nothing,
  '[relayId]': nothing,
  '[sessionId]': '0'.repeat(64),
  '[groupId]': 'nothing',
  '[statement]': 'okta-tested',
  '[step]': 'prepare',
  '[userId]': 'nobody',
  '[...nextauth]': 'csrf',
  '[...path]': 'control-hub',
};

const toPath = (file: string) =>
  `/${file
    .split(sep)
    .slice(0, -1)
    .map((part) => samples[part] ?? part)
    .join('/')}`;

const files = readdirSync(root, { recursive: true }).map(String);

/** The methods of a route handler, each with who may use it. */
function methodsOf(source: string) {
  return known.flatMap((method) => {
    const own = source.indexOf(`export const ${method} `);
    if (own < 0 && !new RegExp(`as ${method}\\b`).test(source)) return [];
    const access = /access: '([\w-]+)'/.exec(own < 0 ? source : source.slice(own))?.[1] ?? '';
    return [{ method, access }];
  });
}

/** Every route handler with its methods, read from the source tree, so that a new one is tested without being listed here. */
export const routes = files
  .filter((file) => file.endsWith('route.ts'))
  .map((file) => ({ path: toPath(file), methods: methodsOf(readFileSync(join(root, file), 'utf8')) }));

/** Every page. */
export const pages = files.filter((file) => file.endsWith('page.tsx')).map(toPath);

/** An address with a connection that is there in the place of the one that is not. */
export const withConnection = (path: string, connectionId: string) => path.replace(nothing, connectionId);

/** Sends a request as it is written here, which a browser or `fetch` would not. */
export async function send(method: string, path: string, headers: Record<string, string>, port = 3000) {
  const body = method === 'GET' || method === 'DELETE' ? '' : '{}';
  const reply = await ask(path, { Host: `localhost:${port}`, ...headers }, { method, port, body });
  return { status: reply.status, type: reply.headers['content-type'] ?? '', body: reply.body };
}

/** What a browser says of a request of one of our own pages. */
export const sameOrigin = (origin: string) => ({ Origin: origin, 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/json' });
