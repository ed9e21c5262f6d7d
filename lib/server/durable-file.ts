import 'server-only';
import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Makes the names in a folder as durable as the files themselves. Does nothing on Windows, which has no such call. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Makes a finished draft take a name, durably: after a kill or a power cut the name means the old content or the new, both whole. */
export function takeName(draft: string, path: string): void {
  renameSync(draft, path);
  syncFolder(dirname(path));
}

/** Replaces a file's content whole or not at all. Only its owner may read it. One process at a time may do so. */
export function writeDurably(path: string, content: string): void {
  const draft = `${path}.draft`;
  const file = openSync(draft, 'w', 0o600);
  try {
    writeSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  takeName(draft, path);
}
