import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe } from 'vitest';
import { ConfigError } from '@/lib/errors';
import { canary, canaryToken, spoiltJson, spoiltTexts } from '@/lib/fuzz/hostile.fixture';
import { alwaysLater, must } from '@/lib/fuzz/property.fixture';
import { type BackupHeader, type BackupRow, readBackup, readLines, withEnd } from './backup-format';

const folder = mkdtempSync(join(tmpdir(), 'onramp-fuzz-'));
const file = join(folder, 'a.backup');
afterAll(() => rmSync(folder, { recursive: true }));

const header: BackupHeader = {
  format: 'onramp-backup',
  version: 1,
  madeAt: '2026-11-24T12:00:00.000Z',
  engine: 'sqlite',
  migrations: ['0001-start'],
  keyId: '0123abcd',
  rows: { meta: 1, connections: 1 },
};
const rows: readonly BackupRow[] = [
  { table: 'meta', row: { key: 'canary', value: canaryToken } },
  { table: 'connections', row: { id: 'one', created_at: 1, name: null } },
];
const lines = [header, ...rows].map((line) => JSON.stringify(line));

/** The lines as one text, which ends with the sum of all before it, as somebody would write it who knows the format. */
async function textOf(given: readonly string[]): Promise<string> {
  const groups = async function* () {
    for (const line of given) yield `${line}\n`;
  };
  const parts: string[] = [];
  for await (const part of withEnd(groups())) parts.push(part);
  return parts.join('');
}

async function readAll(lines: AsyncIterable<BackupHeader | BackupRow>): Promise<readonly (BackupHeader | BackupRow)[] | null> {
  const found: (BackupHeader | BackupRow)[] = [];
  try {
    for await (const line of lines) found.push(line);
    return found;
  } catch (error) {
    must(error instanceof ConfigError, `another error: ${error}`);
    must(!error.message.includes(canary), 'the error repeats the secret');
    return null;
  }
}

async function* linesOf(text: string): AsyncGenerator<Buffer> {
  for (const line of text.match(/[^\n]*\n/g) ?? []) yield Buffer.from(line);
}

/** Which line is another, and what it is. */
const changed = fc.tuple(fc.nat(lines.length - 1), fc.oneof(spoiltJson(header, ...rows), spoiltTexts(...lines)));

describe('a backup that somebody changed', () => {
  alwaysLater('is read as lines of ours or refused, although its sum is right', changed, async ([at, line]) => {
    const found = await readAll(readLines(file, linesOf(await textOf(lines.with(at, line)))));
    if (!found) return;
    must(found.length > 0 && found[0] !== undefined && 'format' in found[0], 'no header first');
    const cells = found.flatMap((read) => ('row' in read ? Object.values(read.row) : []));
    must(
      cells.every((cell) => cell === null || typeof cell === 'string' || Number.isFinite(cell)),
      'no cell of a table',
    );
  });

  alwaysLater(
    'is refused when a bit of the file is another',
    fc.tuple(fc.nat(), fc.nat(7)),
    async ([at, bit]) => {
      const whole = gzipSync(await textOf(lines), { level: 1 });
      // The ten bytes of gzip's own header hold a time and a system, which say nothing.
      const index = 10 + (at % (whole.length - 10));
      whole[index] = (whole[index] ?? 0) ^ (1 << bit);
      writeFileSync(file, whole);
      must((await readAll(readBackup(file))) === null, 'it was read');
    },
    { oneOf: 10 },
  );
});
