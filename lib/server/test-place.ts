import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { parseSettings, type Settings } from './env';
import { type engines, onServer, testEnvironment } from './test-app';

export interface EmptyPlace {
  readonly settings: Settings;
  /** Puts another installation's key there. */
  readonly takeKeyOf: (other: Settings) => void;
  readonly remove: () => Promise<void>;
}

/** A data folder, and on PostgreSQL a database, in which nothing is yet. */
export async function emptyPlace(engine: (typeof engines)[number], more: Record<string, string> = {}): Promise<EmptyPlace> {
  const dataDir = mkdtempSync(join(tmpdir(), 'onramp-place-'));
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const server = engine === 'postgres' ? inject('postgresUrl') : null;
  if (server) await onServer(server, `create database ${name}`);
  return {
    settings: parseSettings({ ...testEnvironment(dataDir), ...(server ? { DATABASE_URL: `${server}/${name}` } : {}), ...more }),
    takeKeyOf: (other) => cpSync(join(other.dataDir, 'onramp.key'), join(dataDir, 'onramp.key')),
    remove: async () => {
      if (server) await onServer(server, `drop database ${name} with (force)`);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
