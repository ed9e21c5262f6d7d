import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../app', import.meta.url));
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** Values for the changing parts of an address; nothing behind them exists. */
const samples: Record<string, string> = {
  '[connectionId]': '00000000-0000-4000-8000-000000000000',
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

/** Every route handler with its methods, read from the source tree, so that a new one is tested without being listed here. */
export const routes = files
  .filter((file) => file.endsWith('route.ts'))
  .map((file) => ({ path: toPath(file), source: readFileSync(join(root, file), 'utf8') }))
  .map(({ path, source }) => ({
    path,
    admin: source.includes("access: 'admin'"),
    landing: source.includes("access: 'landing'"),
    methods: methods.filter((method) => new RegExp(`export const ${method}\\b|as ${method}\\b`).test(source)),
  }));

/** Every page. */
export const pages = files.filter((file) => file.endsWith('page.tsx')).map(toPath);

/** An address with a connection that is there in the place of the one that is not. */
export const withConnection = (path: string, connectionId: string) => path.replace(samples['[connectionId]'] ?? '', connectionId);
