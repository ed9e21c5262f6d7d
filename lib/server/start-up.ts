import 'server-only';
import { ConfigError } from '@/lib/errors';
import { app } from './app';
import { jobs } from './jobs';
import { log } from './log';
import { startJobs } from './schedule';

/** Opens the database and starts what runs by itself, or ends the process with a message that says what to do. */
export async function startUp(): Promise<void> {
  try {
    startJobs(await app(), jobs);
  } catch (error) {
    const message = error instanceof ConfigError ? error.message : `An unexpected fault: ${error instanceof Error ? error.stack : error}`;
    process.stderr.write(`\nOnramp did not start.\n${message}\n\n`);
    process.exit(1);
  }
  process.on('unhandledRejection', (reason) => log().error({ err: reason }, 'unhandled rejection'));
}
