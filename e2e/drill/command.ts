import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Settings } from '@/lib/server/env';

/** Starts one of the commands in `scripts` as npm does, in a process of its own. */
export function startCommand(name: string, words: readonly string[], settings: Settings, nodeOptions = ''): ChildProcess {
  const { PATH, HOME } = process.env;
  return spawn(process.execPath, ['--conditions=react-server', '--import', 'tsx', join('scripts', `${name}.ts`), ...words], {
    env: {
      NODE_ENV: 'production',
      PATH,
      HOME,
      NODE_OPTIONS: nodeOptions,
      ONRAMP_DATA_DIR: settings.dataDir,
      DATABASE_URL: settings.databaseUrl ?? '',
      ONRAMP_KEY: settings.key ?? '',
      ONRAMP_KEY_FORMER: settings.formerKeys.join(','),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/**
 * Runs a command to its end and answers with what it printed.
 *
 * @throws {Error} with what it printed, when it ended with another code than 0.
 */
export async function command(name: string, words: readonly string[], settings: Settings, nodeOptions = ''): Promise<string> {
  const child = startCommand(name, words, settings, nodeOptions);
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (printed += chunk));
  const code = await new Promise((done) => child.once('close', done));
  if (code !== 0) throw new Error(printed);
  return printed;
}
