import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesWithTokens } from './token-traces';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A running Onramp in production mode, with a data folder of its own. */
export interface RunningServer {
  readonly dataDir: string;
  readonly outputFile: string;
  readonly process: ChildProcess;
  readonly output: () => string;
  /** Ends it as a supervisor would; answers with the exit code. */
  readonly stop: () => Promise<number | null>;
  /** Removes all that it wrote. @throws {Error} when there was a token in it. */
  readonly remove: () => void;
}

/**
 * Starts Onramp and waits until it says that it is ready.
 *
 * @throws {Error} it ended instead; the message holds what it printed.
 */
export async function startServer(options: { port: number; dataDir?: string; env?: Record<string, string> }): Promise<RunningServer> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'onramp-e2e-'));
  const outputFile = join(tmpdir(), `onramp-output-${process.pid}-${options.port}-${Date.now()}.txt`);
  const output = openSync(outputFile, 'a');
  const child = spawn(process.execPath, [join(root, 'scripts', 'serve.mjs')], {
    cwd: root,
    env: { ...process.env, PORT: String(options.port), ONRAMP_DATA_DIR: dataDir, LOG_LEVEL: 'debug', ...options.env },
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  const read = () => readFileSync(outputFile, 'utf8');
  const deadline = Date.now() + 60_000;
  while (!read().includes('Onramp is ready')) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`Onramp did not start:\n${read()}`);
    if (Date.now() > deadline) throw new Error(`Onramp was not ready in time:\n${read()}`);
    await new Promise((done) => setTimeout(done, 50));
  }
  const exited = new Promise<number | null>((done) => child.once('exit', (code) => done(code)));
  return {
    dataDir,
    outputFile,
    process: child,
    output: read,
    stop: () => {
      child.kill('SIGTERM');
      return exited;
    },
    remove: () => {
      const traces = filesWithTokens([dataDir, outputFile]);
      rmSync(dataDir, { recursive: true, force: true });
      rmSync(outputFile, { force: true });
      if (traces.length > 0) throw new Error(`a token was written in plain into ${traces.join(', ')}`);
    },
  };
}

/** Whether something listens on a loopback address. */
export function listens(host: string, port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = createConnection({ host, port });
    socket.once('connect', () => {
      socket.destroy();
      done(true);
    });
    socket.once('error', () => done(false));
  });
}
