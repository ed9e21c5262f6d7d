import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Instruction, readIgnored, readStages } from './dockerfile';

const context = fileURLToPath(new URL('../..', import.meta.url));

/** The last stage, as files and as what a container is started with. */
export interface Image {
  /** Where its files are. */
  readonly files: string;
  readonly workingFolder: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Who it runs as. */
  readonly user: number;
  /** The program, which is not among its files, and what it is given. */
  readonly command: readonly string[];
  readonly healthCommand: readonly string[];
}

interface Made {
  readonly files: string;
  workingFolder: string;
  environment: Record<string, string>;
  readonly last: Record<string, Instruction>;
}

function copy(made: Made, { flags, words }: Instruction, stages: ReadonlyMap<string, Made>): void {
  const from = flags.from ? (stages.get(flags.from)?.files ?? '') : context;
  const target = words.at(-1) ?? '';
  const ignored = readIgnored(readFileSync(join(context, '.dockerignore'), 'utf8'));
  for (const word of words.slice(0, -1)) {
    const source = resolve(join(from, word));
    const isFile = statSync(source).isFile();
    const into = target.startsWith('/') ? join(made.files, target) : join(made.files, made.workingFolder, target);
    cpSync(source, isFile ? join(into, word) : into, {
      recursive: true,
      verbatimSymlinks: true,
      preserveTimestamps: true,
      filter: (path) => from !== context || !ignored(relative(context, path)),
    });
    const [owner] = (flags.chown ?? '').split(':');
    if (owner && process.getuid?.() === 0) {
      // Only what was copied changes hands, not the root that it was copied into.
      for (const name of execFileSync('ls', ['-A', source], { encoding: 'utf8' }).trim().split('\n'))
        execFileSync('chown', ['-R', flags.chown ?? '', join(into, name)]);
    }
  }
}

function run(made: Made, { text }: Instruction): void {
  // A build has no NODE_ENV; with “production”, npm would leave out what builds.
  execFileSync('env', ['-u', 'NODE_ENV', 'sh', '-c', text], {
    cwd: join(made.files, made.workingFolder),
    env: { ...process.env, ...made.environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

const jsonWords = (instruction: Instruction | undefined, text = instruction?.text ?? '[]') =>
  [...text.slice(text.indexOf('[')).matchAll(/"([^"]*)"/g)].map(([, word = '']) => word);

/** Does what the Dockerfile says, without a container: each stage in a folder of its own, on this machine's Node. */
export function makeImage(): Image {
  const whole = mkdtempSync(join(tmpdir(), 'onramp-image-'));
  chmodSync(whole, 0o711);
  const stages = new Map<string, Made>();
  let made: Made = { files: '', workingFolder: '/', environment: {}, last: {} };
  for (const stage of readStages(readFileSync(join(context, 'Dockerfile'), 'utf8'))) {
    made = { files: join(whole, stage.name || 'image'), workingFolder: '/', environment: {}, last: {} };
    mkdirSync(made.files);
    stages.set(stage.name, made);
    for (const instruction of stage.instructions) {
      made.last[instruction.name] = instruction;
      if (instruction.name === 'WORKDIR') {
        made.workingFolder = instruction.text;
        mkdirSync(join(made.files, made.workingFolder), { recursive: true });
      }
      if (instruction.name === 'ENV') Object.assign(made.environment, Object.fromEntries(instruction.words.map((word) => word.split('='))));
      if (instruction.name === 'COPY') copy(made, instruction, stages);
      if (instruction.name === 'RUN') run(made, instruction);
    }
  }
  const { files, workingFolder, environment, last } = made;
  return {
    files,
    workingFolder,
    environment,
    user: Number(last.USER?.text.split(':')[0]),
    command: [...jsonWords(last.ENTRYPOINT), ...jsonWords(last.CMD)],
    healthCommand: jsonWords(last.HEALTHCHECK),
  };
}
