import 'server-only';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import { ConfigError } from '@/lib/errors';

/** One row, as both engines give it: texts, numbers and nulls. */
const row = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

const header = z.object({
  format: z.literal('onramp-backup'),
  version: z.number(),
  madeAt: z.iso.datetime(),
  engine: z.enum(['sqlite', 'postgres']),
  /** The steps that the database had behind it. */
  migrations: z.array(z.string()).min(1),
  /** The key that the database belonged to. */
  keyId: z.string(),
  /** How many rows of each table follow. */
  rows: z.record(z.string(), z.number().int().min(0)),
});

const rowLine = z.object({ table: z.string(), row });
const endLine = z.object({ sha256: z.string() });

export type BackupHeader = z.infer<typeof header>;
export type BackupRow = z.infer<typeof rowLine>;

/** The format's version. A reader knows its own and no other. */
export const backupVersion = 1;

/** More than any row of ours has; a file that claims to be longer is none of ours. */
const longestLine = 16 * 1024 * 1024;

/** Adds the last line to others: the SHA-256 of all that came before. Lines are handed over in groups, each ending with a line break. */
export async function* withEnd(groups: AsyncIterable<string>): AsyncGenerator<string> {
  const hash = createHash('sha256');
  for await (const group of groups) {
    hash.update(group);
    yield group;
  }
  yield `${JSON.stringify({ sha256: hash.digest('hex') })}\n`;
}

async function* linesOf(path: string): AsyncGenerator<Buffer> {
  const input = createReadStream(path);
  const plain = createGunzip();
  input.once('error', (error) => plain.destroy(error));
  input.pipe(plain);
  let parts: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of plain) {
      let rest: Buffer = chunk;
      for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n')) {
        yield Buffer.concat([...parts, rest.subarray(0, end + 1)]);
        parts = [];
        length = 0;
        rest = rest.subarray(end + 1);
      }
      parts.push(rest);
      length += rest.length;
      if (length > longestLine) throw new Error('a line is too long');
    }
    if (length > 0) throw new Error('the last line is not whole');
  } finally {
    input.destroy();
    plain.destroy();
  }
}

async function* checked(lines: AsyncIterable<Buffer>): AsyncGenerator<BackupHeader | BackupRow> {
  const hash = createHash('sha256');
  const left = new Map<string, number>();
  let state: 'header' | 'rows' | 'ended' = 'header';
  for await (const line of lines) {
    if (state === 'ended') throw new Error('something follows the end');
    const given: unknown = JSON.parse(line.toString('utf8'));
    if (state === 'header') {
      const read = header.parse(given);
      for (const [table, count] of Object.entries(read.rows)) left.set(table, count);
      state = 'rows';
      yield read;
    } else if (endLine.safeParse(given).success) {
      if (endLine.parse(given).sha256 !== hash.digest('hex')) throw new Error('the checksum differs');
      if ([...left.values()].some((count) => count !== 0)) throw new Error('rows are missing');
      state = 'ended';
      continue;
    } else {
      const read = rowLine.parse(given);
      const count = left.get(read.table) ?? 0;
      if (count === 0) throw new Error('there are more rows than announced');
      left.set(read.table, count - 1);
      yield read;
    }
    hash.update(line);
  }
  if (state !== 'ended') throw new Error('the end is missing');
}

/**
 * Reads the lines of a backup, each with its line break, as {@link readBackup} does. @param path where they are from, for the error.
 *
 * @throws {ConfigError} as there.
 */
export async function* readLines(path: string, lines: AsyncIterable<Buffer>): AsyncGenerator<BackupHeader | BackupRow> {
  try {
    yield* checked(lines);
  } catch (cause) {
    const why = cause instanceof z.ZodError || cause instanceof SyntaxError ? 'a line is not one of ours' : cause;
    throw new ConfigError(
      `${path} is damaged or no backup of Onramp (${why instanceof Error ? why.message : why}). Nothing was restored.\n` +
        'Use another copy of it, or an older backup.',
      { cause },
    );
  }
}

/**
 * Reads a backup: its header, then its rows. Holds one line at a time. Only when it ends without an error is it known to be whole.
 *
 * @throws {ConfigError} it is damaged, cut off, or no backup of ours.
 */
export function readBackup(path: string): AsyncGenerator<BackupHeader | BackupRow> {
  return readLines(path, linesOf(path));
}
