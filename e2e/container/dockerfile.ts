/** One instruction of a Dockerfile, such as `COPY` with what follows it. */
export interface Instruction {
  readonly name: string;
  readonly text: string;
  /** `--from=build` as `from: 'build'`. */
  readonly flags: Readonly<Record<string, string>>;
  readonly words: readonly string[];
}

export interface Stage {
  readonly base: string;
  /** Empty when it has none. */
  readonly name: string;
  readonly instructions: readonly Instruction[];
}

function toInstruction(line: string): Instruction {
  const [name = '', ...rest] = line.split(/\s+/);
  const flags = rest.filter((word) => word.startsWith('--')).map((word) => word.slice(2).split('='));
  return {
    name: name.toUpperCase(),
    text: line.slice(name.length).trim(),
    flags: Object.fromEntries(flags.map(([flag = '', value = '']) => [flag, value])),
    words: rest.filter((word) => !word.startsWith('--')),
  };
}

/** Reads the stages of a Dockerfile. */
export function readStages(source: string): readonly Stage[] {
  const lines = source
    .replace(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const stages: { base: string; name: string; instructions: Instruction[] }[] = [];
  for (const instruction of lines.map(toInstruction)) {
    if (instruction.name === 'FROM') {
      const [base = '', , name = ''] = instruction.words;
      stages.push({ base, name, instructions: [] });
    } else stages.at(-1)?.instructions.push(instruction);
  }
  return stages;
}

/** Tells which paths a .dockerignore leaves out. It knows what ours uses: names, `*` and `**`. */
export function readIgnored(source: string): (path: string) => boolean {
  const patterns = source
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('**/').map((part) => part.replace(/[.+?^$()[\]{}|\\]/g, '\\$&').replaceAll('*', '[^/]*')))
    .map((parts) => new RegExp(`^${parts.join('(?:.*/)?')}(?:/|$)`));
  return (path) => patterns.some((pattern) => pattern.test(path));
}
