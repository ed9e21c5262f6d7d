// What the commands have in common: the settings of the server, and faults that say what to do instead of a stack.
import { ConfigError } from '@/lib/errors';
import { parseSettings, type Settings } from '@/lib/server/env';
import { readSettings } from './settings.mjs';

/** Does what a command is for and prints what came of it. Ends with 1 when it could not be done. */
export async function runCommand(work: (settings: Settings, words: readonly string[]) => Promise<readonly string[]>): Promise<void> {
  // Whatever is written is for its owner only.
  process.umask(0o077);
  try {
    const { dataDir, publicUrl, hosts } = readSettings();
    const given = { ...process.env, ONRAMP_DATA_DIR: dataDir, ONRAMP_PUBLIC_URL: publicUrl, ONRAMP_HOSTS: hosts.join(' ') };
    const lines = await work(parseSettings(given), process.argv.slice(2));
    console.log(`\n${lines.join('\n')}\n`);
  } catch (error) {
    console.error(`\n${messageOf(error)}\n`);
    process.exitCode = 1;
  }
}

function messageOf(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  if (!(error instanceof Error)) return String(error);
  // A full disk, a folder without rights, a setting of the port: their messages say enough.
  return 'code' in error || error.constructor === Error ? error.message : `An unexpected fault: ${error.stack}`;
}

/** @throws {ConfigError} the command was called in another way. */
export function usage(text: string): never {
  throw new ConfigError(`Usage: ${text}`);
}

/** The folder that names of files are meant from: npm changes into the checkout. */
export const fromWhereCalled = () => process.env.INIT_CWD || process.cwd();
